// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Grading
import Reports
import Synchronization
import Verdicts

/// The line on a terminal that says what is being done, taken away at the end.
final class ProgressLine: Sendable {
  // A class, since tasks of the grader share it; the lock keeps their lines apart.
  private let line = Mutex(RewrittenLine())
  private let isOn = Terminal.errorIsTerminal
  private let language: Language

  init(language: Language) {
    self.language = language
  }

  func show(_ progress: GradingProgress) {
    guard isOn else { return }
    let text = text(of: progress)
    line.withLock { $0.show(text) }
  }

  /// Takes the line away.
  func clear() {
    line.withLock { $0.clear() }
  }

  private func text(of progress: GradingProgress) -> String {
    switch progress {
    case .building(let exercise): Messages(in: language).building(exercise)
    case .calling(let exercise): Messages(in: language).calling(exercise)
    case .training(let exercise, let iteration, let iterations, let cost):
      TrainingProgress.line(
        exercise: exercise,
        iteration: iteration,
        of: iterations,
        cost: cost,
        in: language,
        width: Terminal.width - 1
      )
    }
  }
}
