// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

extension Value {
  /// The value as fixture files have it; ``JSONNode/value(of:)`` reads it back to the same bits.
  package var json: JSON {
    switch self {
    case .int(let int): .integer(int)
    case .double(let double): JSON(double)
    case .bool(let bool): .bool(bool)
    case .string(let text): .string(text)
    case .ints(let ints): .array(ints.map { .integer($0) })
    case .doubles(let doubles): .array(doubles.map { JSON($0) })
    case .strings(let strings): .array(strings.map { .string($0) })
    case .matrix(let matrix): JSON(matrix)
    case .matrices(let matrices): .array(matrices.map { JSON($0) })
    case .parameters(let parameters): .object(parameters.mapValues { JSON($0) })
    case .tuple(let parts): .array(parts.map(\.json))
    }
  }
}

extension JSON {
  /// A number with the fewest digits that read back to it; NaN and the infinities are strings.
  ///
  /// The payload of a NaN is lost.
  init(_ double: Double) {
    self = double.isFinite ? .double(double) : .string("\(double.isNaN ? .nan : double)")
  }

  /// A matrix by its rows, or by its shape where it has no elements.
  init(_ matrix: Matrix) {
    guard matrix.rows > 0, matrix.columns > 0 else {
      self = .object(["rows": .integer(matrix.rows), "columns": .integer(matrix.columns)])
      return
    }
    self = .array(
      (0..<matrix.rows).map { row in
        .array((0..<matrix.columns).map { column in JSON(matrix[row, column]) })
      }
    )
  }
}
