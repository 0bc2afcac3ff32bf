// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Synchronization
import Verdicts

/// What is said while a batch goes on: on a terminal one line that is rewritten, with counts, rate and
/// time left; else a line for each submission.
final class BatchLine: Sendable {
  // A class, since Ctrl-C's handler sets words apart from it; the lock keeps them apart.
  private let state: Mutex<State>
  private let isOn = Terminal.errorIsTerminal
  private let messages: Messages
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  private struct State {
    var line = RewrittenLine()
    var done = 0
    var lastShown: ContinuousClock.Instant?
  }

  init(language: Language, total: Int) {
    messages = Messages(in: language)
    self.total = total
    start = clock.now
    state = Mutex(State())
    if isOn { state.withLock { $0.line.show("0/\(total)") } }
  }

  /// How many submissions were shown.
  var done: Int { state.withLock(\.done) }

  func show(_ progress: Batch.Progress) {
    let now = clock.now
    state.withLock { state in
      state.done = progress.done
      guard isOn else {
        Terminal.print(messages.graded(progress.result, done: progress.done, total: total))
        return
      }
      let isLast = progress.done == total
      if let lastShown = state.lastShown, now - lastShown < .milliseconds(50), !isLast { return }
      state.lastShown = now
      state.line.show(messages.progress(progress, seconds: (now - start) / .seconds(1)))
    }
  }

  /// Writes words that end a line in its place; it comes back below them.
  func setApart(_ words: String) {
    state.withLock { state in
      state.line.clear()
      Terminal.note(words)
    }
  }

  /// Takes the line away.
  func clear() {
    setApart("")
  }
}
