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
    case .tooManyFiles(let limit, .swift):
      say(
        "there are more than \(limit) Swift files, the most that are taken",
        "há mais de \(limit) arquivos Swift, o máximo que se aceita"
      )
    case .tooManyFiles(let limit, .python):
      say(
        "there are more than \(limit) Python files and notebooks, the most that are taken",
        "há mais de \(limit) arquivos Python e notebooks, o máximo que se aceita"
      )
    case .unreadable(let name, let why):
      say("'\(name)' can't be read: \(why)", "'\(name)' não pode ser lido: \(why)")
    case .tooManyEntries(let name, let limit):
      say(
        "'\(name)' holds more than \(limit) files and folders, the most that are taken",
        "'\(name)' tem mais de \(limit) arquivos e pastas, o máximo que se aceita"
      )
    case .unpacksTooLarge(let name, let limit):
      say(
        "'\(name)' is too large: it holds more than \(NumberText.size(bytes: limit))",
        "'\(name)' é grande demais: contém mais de \(NumberText.size(bytes: limit))"
      )
    case .unpacksTooFar(let name, let limit):
      say(
        "'\(name)' is too large: it unpacks to more than \(limit) times its own size",
        "'\(name)' é grande demais: descompactado, passa de \(limit) vezes o próprio tamanho"
      )
    case .unsuitablePath(let name, let fault): sentence(fault, in: name)
    case .sameName(let name, let other):
      say(
        "'\(name)' and '\(other)' would be the same file on some computers",
        "'\(name)' e '\(other)' seriam o mesmo arquivo em alguns computadores"
      )
    case .encrypted(let name):
      say("'\(name)' is protected by a password", "'\(name)' está protegido por senha")
    case .damaged(let name):
      say(
        "the archive '\(name)' is damaged, or is not what its name says",
        "o arquivo compactado '\(name)' está danificado ou não é o que o nome diz"
      )
    case .severalArchives(let names):
      say(
        "there are several archives, \(list(names)), and one is needed",
        "há vários arquivos compactados, \(list(names)), e é preciso um só"
      )
    case .foreign(let name):
      say(
        "'\(name)' belongs to somebody else, and without a sandbox only your own files are run",
        "'\(name)' é de outra pessoa, e sem sandbox só os seus próprios arquivos são executados"
      )
    case .sameID(let id, let names):
      say(
        "\(list(names)) claim the same name, '\(id)'",
        "\(list(names)) têm o mesmo nome de entrega, '\(id)'"
      )
    case .noNotebook(let name, let fault):
      say("'\(name)' is no notebook: ", "'\(name)' não é um notebook: ") + sentence(fault)
    case .twoLanguages(let name, let other):
      say(
        "there are both '\(name)' and '\(other)'; one of them is to be graded",
        "há tanto '\(name)' quanto '\(other)'; só um deles pode ser avaliado"
      )
    }
  }

  private func sentence(_ fault: RejectionReason.NotebookFault) -> String {
    switch fault {
    case .notJSON(let line):
      say("line \(line) is not JSON", "a linha \(line) não é JSON")
    case .notANotebook:
      say("it has no list of cells", "não há nele uma lista de células")
    case .badCell(let number):
      say("cell \(number) has no text", "a célula \(number) não tem texto")
    case .tooManyCells(let limit):
      say(
        "it has more than \(text(count: limit)) cells, the most that are taken",
        "ele tem mais de \(text(count: limit)) células, o máximo que se aceita"
      )
    case .otherLanguage(let name):
      say(
        "it is for '\(name)', and Python is needed",
        "ele é para '\(name)', e é preciso Python"
      )
    case .tooDeep:
      say("its JSON is nested too deeply", "o JSON dele está aninhado demais")
    }
  }

  /// The remedy, where the sentence does not have it already.
  func hint(_ reason: RejectionReason) -> String? {
    switch reason {
    case .tooLarge(let name, _) where SourceFile.isNotebook(name):
      say(
        "Clear the notebook's outputs and save it again: its code alone counts.",
        "Limpe as saídas do notebook e salve de novo: só o código conta."
      )
    case .noNotebook:
      say(
        "Open it in Jupyter, and save or download it as .ipynb again.",
        "Abra o arquivo no Jupyter e salve ou baixe de novo como .ipynb."
      )
    case .twoLanguages:
      say(
        "Hand in the exercise in one language: take the other file out.",
        "Entregue o exercício em uma linguagem só: tire o outro arquivo."
      )
    case .tooLarge(let name, _) where SourceFile.isNotebook(name):
      say(
        "Outputs make a notebook large: clear those of all cells, and save it.",
        "São as saídas que deixam um notebook grande: limpe as de todas as células e salve."
      )
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
    case .tooManyEntries, .unpacksTooLarge, .unpacksTooFar:
      say(
        "Hand in your source files alone, without builds or data.",
        "Entregue apenas seus arquivos de código, sem compilados nem dados."
      )
    case .unsuitablePath(_, let fault): hint(fault)
    case .sameName: say("Rename one of the two.", "Renomeie um dos dois.")
    case .encrypted:
      say("Make the archive without a password.", "Crie o arquivo compactado sem senha.")
    case .damaged:
      say(
        "Make it anew as .zip or .tar.gz, open it once to try it, then hand it in.",
        "Crie-o de novo como .zip ou .tar.gz, abra-o uma vez para conferir e entregue."
      )
    case .severalArchives:
      say("Hand in the newest one alone.", "Entregue apenas o mais recente.")
    case .sameID:
      say(
        "The instructor has to keep one of them, or rename one.",
        "Quem corrige precisa manter um deles ou renomear um."
      )
    case .notARegularFile, .notUTF8, .unreadable, .foreign: nil
    }
  }

  private func words(for kind: RejectionReason.FileKind) -> String {
    switch kind {
    case .folder: say("a folder", "uma pasta")
    case .link: say("a link", "um link")
    case .device: say("a device or a pipe", "um dispositivo ou um pipe")
    }
  }

  /// `'a', 'b' and 2 more`.
  private func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "'\($0)'" }
    let more = names.count - shown.count
    let last = more > 0 ? say("\(more) more", "mais \(more)") : shown.last ?? ""
    let first = more > 0 ? shown[...] : shown.dropLast()
    return first.isEmpty
      ? last : first.joined(separator: ", ") + say(" and ", " e ") + last
  }
}
