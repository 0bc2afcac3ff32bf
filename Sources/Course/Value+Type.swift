// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Value {
  /// The type of which this is a value.
  package var type: ValueType {
    switch self {
    case .int: .int
    case .double: .double
    case .bool: .bool
    case .string: .string
    case .ints: .ints
    case .doubles: .doubles
    case .strings: .strings
    case .matrix: .matrix
    case .matrices: .matrices
    case .parameters: .parameters
    case .tuple(let parts): .tuple(parts.map { $0.type })
    }
  }
}
