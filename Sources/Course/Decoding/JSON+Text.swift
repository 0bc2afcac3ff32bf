// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

extension JSON {
  /// The value in one line; an object's keys in the order of ``sorted(_:)``.
  package var compactText: String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .integer(let integer): "\(integer)"
    case .double(let double): "\(double)"
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.compactText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + Self.sorted(members)
        .map { Self.quoted($0.key) + ": " + $0.value.compactText }
        .joined(separator: ", ") + "}"
    }
  }

  /// The value over several lines, one row of a matrix per line.
  ///
  /// What holds no more than one other array or object stays in one line; the second line and the
  /// following ones begin with `indentation`.
  package func text(indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .array(let elements) where elements.count > 1 && elements.contains(where: \.isContainer):
      let lines = elements.map { inner + $0.text(indentation: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indentation + "]"
    case .object(let members) where members.values.contains(where: \.isContainer):
      let lines = Self.sorted(members).map {
        inner + Self.quoted($0.key) + ": " + $0.value.text(indentation: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indentation + "}"
    default:
      return compactText
    }
  }

  /// A value for a message: short, in one line.
  var summary: String {
    switch self {
    case .null, .bool, .integer, .double: return compactText
    case .string(let text):
      return text.unicodeScalars.count <= 60
        ? compactText : Self.quoted(text.beginning(scalars: 57) + "…")
    case .array(let elements):
      // Long arrays aren't turned into text only to be thrown away.
      guard elements.count <= 30, compactText.unicodeScalars.count <= 60 else {
        return "an array of \(elements.count)"
      }
      return compactText
    case .object: return "an object"
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .integer, .double, .string: false
    }
  }

  /// A string as JSON, escaped by Foundation's encoder.
  static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Every String can be encoded.
    guard let data = try? encoder.encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }

  /// An object's members by the number at the end of their keys, then by name: W1, b1, W2 … W10.
  private static func sorted(_ members: [String: JSON]) -> [(key: String, value: JSON)] {
    func number(_ key: String) -> Int {
      Int(String(key.reversed().prefix { $0.isWholeNumber }.reversed())) ?? 0
    }
    return members.sorted { (number($0.key), $0.key) < (number($1.key), $1.key) }
  }
}
