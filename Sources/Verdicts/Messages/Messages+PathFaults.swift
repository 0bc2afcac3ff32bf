// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// What is wrong with the path of an archive's entry.
  func sentence(_ fault: RejectionReason.PathFault, in path: String) -> String {
    // A path may be longer than the message that names it.
    let path = SafeText.line(path, maxBytes: 120)
    return switch fault {
    case .absolute:
      say(
        "'\(path)' does not lie in the archive: it begins at the root of a disk",
        "'\(path)' não fica dentro do arquivo compactado: começa na raiz de um disco"
      )
    case .climbing:
      say(
        "'\(path)' leads out of the archive",
        "'\(path)' leva para fora do arquivo compactado"
      )
    case .backslash:
      say("'\(path)' has a backslash in its name", "'\(path)' tem uma barra invertida no nome")
    case .emptyName:
      say(
        "the archive has an entry without a name: '\(path)'",
        "o arquivo compactado tem um item sem nome: '\(path)'"
      )
    case .controlCharacter:
      say(
        "the name '\(path)' holds a character that can't be printed",
        "o nome '\(path)' contém um caractere que não pode ser impresso"
      )
    case .notUTF8:
      say("the name '\(path)' is not UTF-8 text", "o nome '\(path)' não é texto em UTF-8")
    case .tooDeep(let limit):
      say(
        "'\(path)' lies in too many folders: at most \(limit) levels are taken",
        "'\(path)' está em pastas demais: aceitam-se no máximo \(limit) níveis"
      )
    case .tooLong(let limit):
      say(
        "'\(path)' has a name of more than \(limit) bytes",
        "'\(path)' tem um nome de mais de \(limit) bytes"
      )
    }
  }

  /// What to do about it.
  func hint(_ fault: RejectionReason.PathFault) -> String {
    switch fault {
    case .absolute, .climbing, .backslash, .emptyName, .tooDeep:
      say(
        "Make the archive anew: put your files into one folder and compress that.",
        "Crie o arquivo de novo: ponha seus arquivos em uma pasta e compacte-a."
      )
    case .controlCharacter, .notUTF8, .tooLong:
      say(
        "Rename the file with plain letters, then make the archive anew.",
        "Renomeie o arquivo com letras simples e crie o arquivo compactado de novo."
      )
    }
  }
}
