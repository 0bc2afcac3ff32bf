// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// All the wrong values that an exercise's function returned, as what submissions are grouped by.
///
/// Numbers count as the nearest `Float`: `x / 10` and `x * 0.1` differ in the last bit and are the same
/// mistake. Only a hash of them is kept. It is seeded anew by each process, so nobody can prepare
/// values that collide, and it means nothing outside of the process.
package struct WrongValues: Hashable, Sendable {
  private let exercise: String
  private let hash: Int
  /// Where the first of them stands in the exercise's verdicts.
  package let firstIndex: Int

  /// Takes the wrong values of an exercise in; nil where it has none.
  package init?(in exercise: ExerciseVerdict) {
    var hash = SeededHash()
    var first: Int?
    for (index, verdict) in exercise.verdicts.enumerated() {
      guard case .differs(let comparison)? = verdict.finding else { continue }
      first = first ?? index
      hash.combine(verdict.name)
      hash.combine(comparison.got)
    }
    guard let first else { return nil }
    self.exercise = exercise.name
    self.hash = hash.finalize()
    firstIndex = first
  }
}

/// A hash that another process seeds otherwise.
private struct SeededHash: ByteHash {
  private var hasher = Hasher()

  mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes { hasher.combine(byte) }
  }

  func finalize() -> Int { hasher.finalize() }
}
