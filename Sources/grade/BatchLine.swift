// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Reports
import Verdicts

/// What is said while a batch goes on: on a terminal one line that is rewritten, with counts, rate and
/// time left; else a line for each submission.
final class BatchLine {
  // A class, since the last moment that it was shown at is its own.
  private let isOn = Terminal.errorIsTerminal
  private let language: Language
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant?

  init(language: Language, total: Int) {
    self.language = language
    self.total = total
    start = clock.now
  }

  func show(_ progress: Batch.Progress) {
    let messages = Messages(in: language)
    guard isOn else {
      Terminal.print(messages.graded(progress.result, done: progress.done, total: total))
      return
    }
    let now = clock.now
    let isLast = progress.done == total
    if let lastShown, now - lastShown < .milliseconds(50), !isLast { return }
    lastShown = now
    let line = messages.progress(progress, seconds: (now - start) / .seconds(1))
    Terminal.note("\r\u{1B}[K\(line.prefix(Terminal.width - 1))")
  }

  /// Takes the line away.
  func clear() {
    if isOn, lastShown != nil { Terminal.note("\r\u{1B}[K") }
  }
}
