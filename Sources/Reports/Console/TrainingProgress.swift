// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Verdicts

/// The line that a terminal shows while a training runs.
package enum TrainingProgress {
  private static let barWidth = 20

  /// The line, cut to the width, without a line feed or any control character.
  ///
  /// `he  ██████████░░░░░░░░░░  iteration 8,000 of 15,000, cost 0.0832`; `iteration` is how many are
  /// done, in `0...iterations`, and `width` the terminal's columns.
  package static func line(
    exercise: String,
    iteration: Int,
    of iterations: Int,
    cost: Double,
    in language: Language,
    width: Int
  ) -> String {
    let done = iterations > 0 ? min(max(iteration, 0), iterations) * barWidth / iterations : 0
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: barWidth - done)
    let words = Messages(in: language).progress(iteration: iteration, of: iterations, cost: cost)
    let line = "\(SafeText.line(exercise))  \(bar)  \(words)"
    return String(line.prefix(max(0, width)))
  }
}
