// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension ValueType: CustomStringConvertible {
  /// The types without parts, in the order in which messages list them.
  private static let simpleTypes: [ValueType] = [
    .int, .double, .bool, .string, .ints, .doubles, .strings, .matrix, .matrices, .parameters,
  ]

  /// What a message about a wrong type says is allowed.
  static let allowedSpellings =
    simpleTypes.map { $0.description }.joined(separator: ", ")
    + ", or a tuple of these such as (Matrix, Double)"

  /// The type as Swift spells it, such as `[Int]` or `(Matrix, Double)`.
  package var description: String {
    switch self {
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .ints: "[Int]"
    case .doubles: "[Double]"
    case .strings: "[String]"
    case .matrix: "Matrix"
    case .matrices: "[Matrix]"
    case .parameters: "Parameters"
    case .tuple(let parts): "(" + parts.map { $0.description }.joined(separator: ", ") + ")"
    }
  }

  /// Reads a type as ``description`` spells it; nil for anything outside the closed set.
  ///
  /// A tuple has two parts or more, and no tuple among them.
  package init?(parsing text: String) {
    if let simple = Self.simpleTypes.first(where: { $0.description == text }) {
      self = simple
      return
    }
    guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
    let inner = text.dropFirst().dropLast()
    var parts: [ValueType] = []
    for spelling in inner.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = spelling.drop { $0 == " " }
      guard let part = Self.simpleTypes.first(where: { $0.description == trimmed }) else {
        return nil
      }
      parts.append(part)
    }
    guard parts.count >= 2 else { return nil }
    self = .tuple(parts)
  }
}
