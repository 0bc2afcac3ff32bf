// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// One line that GitHub's runner obeys: `::error file=…,line=…,title=…::message`.
///
/// Escaped as in `packages/core/src/command.ts` of https://github.com/actions/toolkit.
struct GitHubCommand {
  /// How an annotation looks.
  enum Kind: String {
    case error
    case warning
    case notice
  }

  let kind: Kind
  var file: String?
  var line: Int?
  var column: Int?
  let title: String
  let message: String

  /// The line, with its line feed.
  var text: String {
    let properties = [
      ("file", file), ("line", line.map { "\($0)" }), ("col", column.map { "\($0)" }),
      ("title", title),
    ]
    let words = properties.compactMap { name, value in
      value.map { "\(name)=\(Self.escapedProperty($0))" }
    }
    return "::\(kind.rawValue) \(words.joined(separator: ","))::\(Self.escaped(message))\n"
  }

  private static func escaped(_ text: String) -> String {
    escaped(text, [])
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text, [":", ","])
  }

  private static func escaped(_ text: String, _ others: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "%" || scalar == "\r" || scalar == "\n" || others.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
