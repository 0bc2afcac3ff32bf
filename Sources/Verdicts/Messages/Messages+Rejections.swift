// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// What is wrong with a file, and the remedy where it fits in few words.
  func sentence(_ reason: RejectionReason) -> String {
    switch reason {
    case .notARegularFile(let name, let kind):
      say(
        "'\(name)' is \(words(for: kind)); a plain file is needed",
        "'\(name)' é \(words(for: kind)); é preciso um arquivo comum"
      )
    case .tooLarge(let name, let limit):
      say(
        "'\(name)' is larger than \(NumberText.size(bytes: limit)), the most that is taken",
        "'\(name)' tem mais de \(NumberText.size(bytes: limit)), o máximo que se aceita"
      )
    case .notUTF8(let name, let offset):
      say(
        "'\(name)' is not UTF-8 text: byte \(offset) can't be read; save the file as UTF-8",
        "'\(name)' não é texto em UTF-8: o byte \(offset) não pode ser lido; salve o arquivo em UTF-8"
      )
    case .tooManyFiles(let limit):
      say(
        "there are more than \(limit) Swift files, the most that are taken",
        "há mais de \(limit) arquivos Swift, o máximo que se aceita"
      )
    case .unreadable(let name, let why):
      say("'\(name)' can't be read: \(why)", "'\(name)' não pode ser lido: \(why)")
    }
  }

  /// The remedy, where the sentence does not have it already.
  func hint(_ reason: RejectionReason) -> String? {
    switch reason {
    case .tooLarge:
      say(
        "A solution has some 2 KB: hand in source text, no data.",
        "Uma solução tem cerca de 2 KB: entregue código-fonte, sem dados."
      )
    case .tooManyFiles:
      say(
        "Hand in the exercises' own files alone.",
        "Entregue apenas os arquivos dos exercícios."
      )
    case .notARegularFile, .notUTF8, .unreadable: nil
    }
  }

  private func words(for kind: RejectionReason.FileKind) -> String {
    switch kind {
    case .folder: say("a folder", "uma pasta")
    case .link: say("a link", "um link")
    case .device: say("a device or a pipe", "um dispositivo ou um pipe")
    }
  }
}
