// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Grading
import Reports
import Synchronization
import Verdicts

/// The line on a terminal that says what is being done, rewritten in place and taken away at the end.
final class ProgressLine: Sendable {
  // A class, since tasks of the grader share it; the lock keeps their lines apart.
  private let isShown = Mutex(false)
  private let isOn = Terminal.errorIsTerminal
  private let language: Language

  init(language: Language) {
    self.language = language
  }

  func show(_ progress: GradingProgress) {
    guard isOn else { return }
    let width = Terminal.width
    let line =
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
          width: width - 1
        )
      }
    isShown.withLock { isShown in
      isShown = true
      Terminal.note("\r\u{1B}[K\(line.prefix(width - 1))")
    }
  }

  /// Takes the line away.
  func clear() {
    isShown.withLock { isShown in
      if isShown { Terminal.note("\r\u{1B}[K") }
      isShown = false
    }
  }
}
