// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A type that an exercise's signature may use.
///
/// The set is closed, so that what comes back from a box can be decoded strictly and a student's
/// own types never take part in grading.
package indirect enum ValueType: Hashable, Sendable {
  case int
  case double
  case bool
  case string
  case ints
  case doubles
  case strings
  case matrix
  case matrices
  case parameters
  case tuple([ValueType])
}
