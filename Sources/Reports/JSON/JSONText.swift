// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose objects keep the order of their keys, which Foundation's encoder does not.
indirect enum JSONText: Equatable {
  case null
  case bool(Bool)
  /// A number in JSON's own notation.
  case number(String)
  case string(String)
  case array([JSONText])
  case object([Member])

  /// A key with its value.
  struct Member: Equatable {
    let key: String
    let value: JSONText
  }

  /// The text, indented by two spaces; arrays of plain values stay on one line where they fit.
  var pretty: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): Self.quote(string, into: &text)
    case .array(let values):
      Self.write(values, between: "[", "]", to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members, between: "{", "}", to: &text, indent: indent) { member, text, indent in
        Self.quote(member.key, into: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element],
    between open: String,
    _ close: String,
    to text: inout String,
    indent: String,
    each: (Element, inout String, String) -> Void
  ) {
    text += open
    for (position, element) in elements.enumerated() {
      text += position == 0 ? "\n" : ",\n"
      text += indent + "  "
      each(element, &text, indent + "  ")
    }
    if !elements.isEmpty { text += "\n" + indent }
    text += close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      // So that the text may stand in a page's script element too.
      case "<": text += "\\u003C"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
