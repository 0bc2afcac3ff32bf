// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// What every number is multiplied by: a number, or one that depends on sizes.
package struct Factor: Codable, Equatable, Sendable {
  /// What stands before the rule's factor.
  package let coefficient: Double
  package let rule: FactorRule

  package init(coefficient: Double, rule: FactorRule = .constant) {
    self.coefficient = coefficient
    self.rule = rule
  }

  /// The factor of a part; nil where the rule does not apply to it.
  func value(for part: Part, in record: Record) -> Double? {
    rule.value(for: part, in: record).map { coefficient * $0 }
  }
}

/// How a factor depends on sizes.
package enum FactorRule: Codable, Hashable, Sendable {
  /// It does not.
  case constant
  /// n to the power of halves/2, where halves is -2, -1, 1 or 2.
  case power(Size, halves: Int)
  /// (rows / columns) to the power of halves/2: n_out and n_in of a layer.
  case rowsPerColumn(halves: Int)
  /// (columns / (columns + rows)) to the power of halves/2: as from He's scale to Glorot's.
  case columnsOfBoth(halves: Int)
  /// n / (n - 1), as from the variance of a population to that of a sample; or its inverse.
  case sampleCorrection(Size, inverted: Bool)

  /// A size that is known from a case.
  package enum Size: Codable, Hashable, Sendable {
    /// Of the part's own matrix.
    case rows
    case columns
    /// Of an argument, counted from 0.
    case elements(argument: Int)
    case argumentRows(Int)
    case argumentColumns(Int)
    /// An argument that is a number.
    case argument(Int)
  }
}

extension FactorRule {
  /// Every rule but the constant one that can apply to cases with such arguments.
  static func all(for arguments: [Value]) -> [FactorRule] {
    let halves = [1, -1, 2, -2]
    let shapes = halves.flatMap { halves in
      [
        power(.columns, halves: halves), power(.rows, halves: halves),
        rowsPerColumn(halves: halves),
      ]
    }
    let shares = halves.map(columnsOfBoth)
    // A function of more arguments than this is unlikely to divide by the size of a late one.
    let sizes = arguments.prefix(4).enumerated().flatMap { Size.all(of: $1, at: $0) }
    let ofArguments = sizes.flatMap { size in
      halves.map { power(size, halves: $0) }
        + [sampleCorrection(size, inverted: false), sampleCorrection(size, inverted: true)]
    }
    return shapes + shares + ofArguments
  }

  /// The factor of a part; nil where it is not a finite number other than 0.
  func value(for part: Part, in record: Record) -> Double? {
    let (rows, columns) = (Double(part.matrix.rows), Double(part.matrix.columns))
    let value: Double? =
      switch self {
      case .constant: 1
      case .power(let size, let halves):
        size.value(for: part, in: record).map { power(of: $0, halves: halves) }
      case .rowsPerColumn(let halves): power(of: rows / columns, halves: halves)
      case .columnsOfBoth(let halves): power(of: columns / (columns + rows), halves: halves)
      case .sampleCorrection(let size, let inverted):
        size.value(for: part, in: record).map { inverted ? ($0 - 1) / $0 : $0 / ($0 - 1) }
      }
    guard let value, value.isFinite, value != 0 else { return nil }
    return value
  }

  private func power(of base: Double, halves: Int) -> Double {
    let power = halves.magnitude == 1 ? base.squareRoot() : base
    return halves < 0 ? 1 / power : power
  }
}

extension FactorRule.Size {
  /// The sizes of an argument.
  fileprivate static func all(of argument: Value, at index: Int) -> [Self] {
    switch argument {
    case .int, .double: [.argument(index)]
    case .ints, .doubles, .strings: [.elements(argument: index)]
    case .matrix:
      [.elements(argument: index), .argumentRows(index), .argumentColumns(index)]
    case .bool, .string, .matrices, .parameters, .tuple: []
    }
  }

  fileprivate func value(for part: Part, in record: Record) -> Double? {
    switch self {
    case .rows: Double(part.matrix.rows)
    case .columns: Double(part.matrix.columns)
    case .elements(let index): record.argument(index)?.elementCount.map(Double.init)
    case .argumentRows(let index): record.matrixArgument(index).map { Double($0.rows) }
    case .argumentColumns(let index): record.matrixArgument(index).map { Double($0.columns) }
    case .argument(let index): record.argument(index)?.number
    }
  }
}

extension Record {
  fileprivate func argument(_ index: Int) -> Value? {
    arguments.indices.contains(index) ? arguments[index] : nil
  }

  fileprivate func matrixArgument(_ index: Int) -> Matrix? {
    if case .matrix(let matrix) = argument(index) { matrix } else { nil }
  }
}

extension Value {
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    case .bool, .string, .ints, .doubles, .strings, .matrix, .matrices, .parameters, .tuple: nil
    }
  }

  fileprivate var elementCount: Int? {
    switch self {
    case .ints(let numbers): numbers.count
    case .doubles(let numbers): numbers.count
    case .strings(let strings): strings.count
    case .matrix(let matrix): matrix.elements.count
    case .int, .double, .bool, .string, .matrices, .parameters, .tuple: nil
    }
  }
}
