// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

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

  /// The value of a type that has no content: 0, false, or nothing in it.
  package static func empty(of type: ValueType) -> Value {
    switch type {
    case .int: .int(0)
    case .double: .double(0)
    case .bool: .bool(false)
    case .string: .string("")
    case .ints: .ints([])
    case .doubles: .doubles([])
    case .strings: .strings([])
    case .matrix: .matrix(.zeros(0, 0))
    case .matrices: .matrices([])
    case .parameters: .parameters([:])
    case .tuple(let parts): .tuple(parts.map(Value.empty))
    }
  }
}
