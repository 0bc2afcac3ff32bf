// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// Values, types and places as a student would write or print them in Swift.
enum ValueText {
  /// A list with more elements than this is shown by its first and last three.
  private static let longestList = 100

  /// A value as lines: a matrix as numpy prints it, anything else on one line.
  static func lines(of value: Value) -> [String] {
    switch value {
    case .matrix(let matrix): lines(of: matrix)
    case .matrices(let matrices): matrices.flatMap(lines)
    case .parameters(let parameters):
      parameters.keys.sorted(by: precedes).flatMap { name in
        [name + ":"] + (parameters[name].map(lines) ?? [])
      }
    case .tuple(let members): members.flatMap(lines)
    case .int, .double, .bool, .string, .ints, .doubles, .strings: [text(of: value)]
    }
  }

  /// A value on one line, as an argument of a call.
  static func text(of value: Value) -> String {
    switch value {
    case .int(let number): text(of: Scalar.int(number))
    case .double(let number): text(of: Scalar.double(number))
    case .bool(let truth): text(of: Scalar.bool(truth))
    case .string(let string): text(of: Scalar.string(string))
    case .ints(let numbers): list(numbers) { text(of: Scalar.int($0)) }
    case .doubles(let numbers): list(numbers) { text(of: Scalar.double($0)) }
    case .strings(let strings): list(strings) { text(of: Scalar.string($0)) }
    case .matrix(let matrix): text(of: matrix)
    case .matrices(let matrices): list(matrices, text)
    case .parameters(let parameters):
      list(parameters.keys.sorted(by: precedes)) { name in
        "\(name): \(parameters[name].map(text) ?? "")"
      }
    case .tuple(let members): "(" + members.map(text).joined(separator: ", ") + ")"
    }
  }

  static func text(of scalar: Scalar) -> String {
    switch scalar {
    case .int(let number): String(number)
    case .double(let number): NumberText.value(number)
    case .bool(let truth): truth ? "true" : "false"
    case .string(let string): "\"" + SafeText.cut(string, toBytes: 80) + "\""
    }
  }

  /// Two scalars that differ, told apart.
  static func pair(_ first: Scalar, _ second: Scalar) -> (String, String) {
    if case .double(let first) = first, case .double(let second) = second {
      return NumberText.pair(first, second)
    }
    return (text(of: first), text(of: second))
  }

  static func text(of shape: Shape) -> String {
    "(\(shape.rows), \(shape.columns))"
  }

  /// A place, with an element's index in it where one is given: `W1[0, 2]`.
  static func text(of place: Place, index: [Int] = []) -> String {
    let path = place.steps.enumerated().reduce("result") { path, step in
      switch step.element {
      case .member(let member): "\(path).\(member)"
      case .index(let index): "\(path)[\(index)]"
      // Parameters are mostly the whole result: then the name alone says it.
      case .name(let name): step.offset == 0 ? shown(name) : "\(path).\(shown(name))"
      }
    }
    return index.isEmpty ? path : "\(path)[\(index.map(String.init).joined(separator: ", "))]"
  }

  private static func lines(of matrix: Matrix) -> [String] {
    matrix.description.split(separator: "\n").map(String.init)
  }

  /// The rows as a student writes them: `[[1.0, 2.0], [3.0, 4.0]]`.
  private static func text(of matrix: Matrix) -> String {
    list(Array(0..<matrix.rows)) { row in
      list((0..<matrix.columns).map { matrix[row, $0] }, NumberText.value)
    }
  }

  /// A student's name for a parameter: as it is where it looks like one, else quoted and cut.
  private static func shown(_ name: String) -> String {
    let isPlain =
      name.utf8.count <= 20 && !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit) }
    return isPlain ? name : "'" + SafeText.cut(name, toBytes: 40) + "'"
  }

  private static func list<Element>(
    _ elements: [Element],
    _ text: (Element) -> String
  ) -> String {
    guard elements.count > longestList else {
      return "[" + elements.map(text).joined(separator: ", ") + "]"
    }
    let ends = elements.prefix(3).map(text) + ["..."] + elements.suffix(3).map(text)
    return "[" + ends.joined(separator: ", ") + "]"
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) || self == "_" }
}

extension Value {
  /// The part of a value at a place; nil where it has none.
  func part(at place: Place) -> Value? {
    place.steps.reduce(self as Value?) { value, step in
      switch (value, step) {
      case (.tuple(let members), .member(let member)) where members.indices.contains(member):
        members[member]
      case (.matrices(let matrices), .index(let index)) where matrices.indices.contains(index):
        .matrix(matrices[index])
      case (.parameters(let parameters), .name(let name)):
        parameters[name].map(Value.matrix)
      default: nil
      }
    }
  }
}

extension Value {
  /// Whether it has so many numbers that it does not belong into a line of text.
  var isLong: Bool {
    switch self {
    case .int, .double, .bool, .string, .ints, .doubles, .strings: false
    case .matrix(let matrix): matrix.elements.count > 12
    case .matrices(let matrices): matrices.map(\.elements.count).reduce(0, +) > 12
    case .parameters(let parameters):
      parameters.values.map(\.elements.count).reduce(0, +) > 12
    case .tuple(let members): members.contains(where: \.isLong)
    }
  }
}
