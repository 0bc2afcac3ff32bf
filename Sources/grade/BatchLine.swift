// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Verdicts

/// What is said while a batch goes on: on a terminal one line that is rewritten, with counts, rate and
/// time left; else a line for each submission.
struct BatchLine {
  private let isOn = Terminal.errorIsTerminal
  private let messages: Messages
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var line = RewrittenLine()
  private var lastShown: ContinuousClock.Instant?

  init(language: Language, total: Int) {
    messages = Messages(in: language)
    self.total = total
    start = clock.now
  }

  mutating func show(_ progress: Batch.Progress) {
    guard isOn else {
      Terminal.print(messages.graded(progress.result, done: progress.done, total: total))
      return
    }
    let now = clock.now
    let isLast = progress.done == total
    if let lastShown, now - lastShown < .milliseconds(50), !isLast { return }
    lastShown = now
    line.show(messages.progress(progress, seconds: (now - start) / .seconds(1)))
  }

  /// Takes the line away.
  mutating func clear() {
    line.clear()
  }
}
