// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// What a status looks like on a page: statuses of a kind have one sign and one colour.
enum PageKind: String, CaseIterable {
  case passed = "p"
  case wrong = "w"
  case notBegun = "n"
  case stopped = "c"
  case skipped = "s"
  case ungraded = "u"

  init(_ status: Status) {
    self =
      switch status {
      case .passed: .passed
      case .wrongValue, .wrongShape: .wrong
      case .notImplemented, .missing: .notBegun
      case .buildFailed, .buildLimit, .crashed, .raised, .nonzeroExit, .noResult, .protocolError,
        .timeLimit, .memoryLimit, .outputLimit, .rejected:
        .stopped
      case .skipped: .skipped
      case .sandboxUnavailable, .infrastructureError: .ungraded
      }
  }

  /// One character that tells it without colour.
  var sign: String {
    switch self {
    case .passed: "✓"
    case .wrong: "✗"
    case .notBegun: "○"
    case .stopped: "!"
    case .skipped: "–"
    case .ungraded: "?"
    }
  }
}
