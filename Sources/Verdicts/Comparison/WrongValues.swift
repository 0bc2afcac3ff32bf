// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// All the wrong values that an exercise's function returned, as what submissions are grouped by.
///
/// Only a hash of them is kept. It is seeded anew by each process, so nobody can prepare values that
/// collide, and it means nothing outside of the process.
package struct WrongValues: Hashable, Sendable {
  private let exercise: String
  private let hash: Int
  /// Where the first of them stands in the exercise's verdicts.
  package let firstIndex: Int

  /// Takes the wrong values of an exercise in; nil where it has none.
  package init?(in exercise: ExerciseVerdict) {
    var hasher = Hasher()
    var first: Int?
    for (index, verdict) in exercise.verdicts.enumerated() {
      guard case .differs(let comparison)? = verdict.finding else { continue }
      first = first ?? index
      hasher.combine(verdict.name)
      hasher.combine(returned: comparison.got)
    }
    guard let first else { return nil }
    self.exercise = exercise.name
    hash = hasher.finalize()
    firstIndex = first
  }
}

extension Hasher {
  /// Takes in a returned value.
  ///
  /// Numbers go in with the precision of `Float`: `x / 10` and `x * 0.1` differ in the last bit and
  /// are the same mistake.
  fileprivate mutating func combine(returned value: Value) {
    switch value {
    case .int(let number): combine(number)
    case .double(let number): combine(number: number)
    case .bool(let truth): combine(truth)
    case .string(let string): combine(string)
    case .ints(let numbers): combine(numbers)
    case .doubles(let numbers): combine(numbers: numbers)
    case .strings(let strings): combine(strings)
    case .matrix(let matrix): combine(matrix: matrix)
    case .matrices(let matrices):
      combine(matrices.count)
      for matrix in matrices { combine(matrix: matrix) }
    case .parameters(let parameters):
      combine(parameters.count)
      for (name, matrix) in parameters.sorted(by: { $0.key < $1.key }) {
        combine(name)
        combine(matrix: matrix)
      }
    case .tuple(let members):
      combine(members.count)
      for member in members { combine(returned: member) }
    }
  }

  private mutating func combine(matrix: Matrix) {
    combine(matrix.rows)
    combine(numbers: matrix.elements)
  }

  private mutating func combine(numbers: [Double]) {
    combine(numbers.count)
    for number in numbers { combine(number: number) }
  }

  private mutating func combine(number: Double) {
    // -0 equals 0, and every NaN is a NaN.
    let single = number.isNaN ? Float.nan : number == 0 ? 0 : Float(number)
    combine(single.bitPattern)
  }
}
