// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// An argument, an expected value or a returned value: one of the types of ``ValueType``.
///
/// Equality is the language's: NaN differs from NaN. Comparison within a tolerance is the work of
/// the room `Verdicts`.
package enum Value: Equatable, Sendable {
  case int(Int)
  case double(Double)
  case bool(Bool)
  case string(String)
  case ints([Int])
  case doubles([Double])
  case strings([String])
  case matrix(Matrix)
  case matrices([Matrix])
  case parameters(Parameters)
  case tuple([Value])
}
