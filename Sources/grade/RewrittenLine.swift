// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A line on the terminal of standard error that is rewritten in place.
struct RewrittenLine: Sendable {
  private var isShown = false

  /// Shows as much of a text as one line holds.
  mutating func show(_ text: String) {
    isShown = true
    Terminal.note("\r\u{1B}[K\(text.prefix(Terminal.width - 1))")
  }

  /// Takes the line away.
  mutating func clear() {
    if isShown { Terminal.note("\r\u{1B}[K") }
    isShown = false
  }
}
