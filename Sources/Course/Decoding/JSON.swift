// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Any JSON value, parsed by Foundation's `JSONDecoder`.
///
/// A number without a fraction that fits is an integer, `-0.0` excepted. Of a key that stands twice
/// in an object the decoder keeps one, and it lets a comma before a closing bracket pass.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// Parses text; `file` is what a fault names.
  ///
  /// - Throws: ``CourseError/notJSON(file:line:reason:)``.
  package init(parsing text: String, file: String) throws(CourseError) {
    do {
      self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    } catch {
      throw JSONPosition.error(text: text, file: file)
    }
  }
}

extension JSON: Decodable {
  /// Takes what is there, the commonest kinds first: a wrong guess costs an error made and dropped,
  /// and a course has some hundred files.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each `try?` asks "is it of this kind?"; that it isn't is no fault.
    if let number = try? container.decode(Double.self) {
      // Too large for an Int is no fault.
      self =
        Self.number(number) ?? (try? container.decode(Int.self)).map { .integer($0) }
        ?? .double(number)
    } else if let numbers = try? container.decode([Double].self),
      let elements = numbers.mapAll(Self.number)
    {
      self = .array(elements)
    } else if var list = try? decoder.unkeyedContainer() {
      var elements: [JSON] = []
      while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
      self = .array(elements)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let members = try? container.decode([String: JSON].self) {
      self = .object(members)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      guard container.decodeNil() else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no JSON value")
      }
      self = .null
    }
  }

  /// A number as what it is; nil beyond 2^53, where its digits say more than the double does.
  private static func number(_ number: Double) -> JSON? {
    guard number.rounded() == number, !(number == 0 && number.sign == .minus) else {
      return .double(number)
    }
    guard abs(number) < 0x1p53 else { return nil }
    return Int(exactly: number).map { .integer($0) }
  }
}

extension Array {
  /// All elements transformed, or nil where one can't be.
  fileprivate func mapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
    let results = compactMap(transform)
    return results.count == count ? results : nil
  }
}
