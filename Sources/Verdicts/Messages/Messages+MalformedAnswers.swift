// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// What is wrong with an answer, to follow a colon.
  func clause(_ fault: MalformedAnswer) -> String {
    switch fault {
    case .truncated: say("it ends too early", "termina cedo demais")
    case .trailingBytes(1): say("a byte follows it", "um byte vem depois dele")
    case .trailingBytes(let count):
      say(
        "\(text(count: count)) bytes follow it",
        "\(text(count: count)) bytes vêm depois dele"
      )
    case .foreign: say("it does not begin as one", "não começa como um")
    case .lengthDiffers(let announced, let found):
      say(
        "it announces \(text(count: announced)) bytes and holds \(text(count: found))",
        "anuncia \(text(count: announced)) bytes e contém \(text(count: found))"
      )
    case .notUTF8: say("a text in it is not UTF-8", "um texto nele não está em UTF-8")
    case .tooManyMarks(let limit):
      say(
        "a text in it has more than \(limit) combining marks in a row",
        "um texto nele tem mais de \(limit) marcas combinantes seguidas"
      )
    case .notABool(let byte):
      say(
        "a truth value in it is \(byte), not 0 or 1",
        "um valor lógico nele é \(byte), e não 0 ou 1"
      )
    case .impossibleCount(let count):
      say(
        "a count in it is \(text(count: count)), which can't be",
        "uma contagem nele é \(text(count: count)), o que não pode ser"
      )
    case .namesOutOfOrder(let name):
      say(
        "the name '\(name)' is out of order or stands twice",
        "o nome '\(name)' está fora de ordem ou aparece duas vezes"
      )
    }
  }
}
