// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
internal import Glibc

/// How much it means that a prediction holds for every number of every answer.
///
/// Each number that is predicted otherwise than the expected one, and is so, counts with the bits by
/// which it could have been off: the logarithm of its size over the tolerance. Numbers that are
/// predicted twice count once. A prediction that had a number of its own to choose loses what one of
/// them counts, and one that was chosen from a list the logarithm of the list's length: so a factor
/// explains nothing of a single number, and no search finds a seed for two.
struct Agreement {
  /// How many bits must be left: chance alone would agree in 1 of a million searches.
  private static let neededBits = 20.0

  /// Whether names or shapes are predicted otherwise than the expected ones, and are so.
  private(set) var isRestructured = false

  private var bits = 0.0
  private var mostBits = 0.0
  private var counted: Set<UInt64> = []

  /// Counts a number that came as predicted, give or take `distance`.
  mutating func count(_ predicted: Double, within distance: Double) {
    guard predicted.isFinite, counted.count < 100, counted.insert(predicted.bitPattern).inserted
    else { return }
    let size = predicted.magnitude
    let some = log2(max(1, size / max(distance, Slack.relative * size)))
    bits += some.isFinite ? some : 0
    mostBits = max(mostBits, some)
  }

  mutating func countStructure() {
    isRestructured = true
  }

  /// Whether it means more than chance does, for a prediction that took `free` numbers from the
  /// answers and was one of so many `choices`.
  func isTelling(free: Int = 0, choices: Int = 1) -> Bool {
    bits - Double(free) * mostBits - log2(Double(choices)) >= Self.neededBits
  }
}

/// What a different order of operations may change in a number, far below any tolerance that
/// matters.
enum Slack {
  static let relative = 1e-12
}
