// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Intake

/// Waits for a submission's files to change.
///
/// The files are read again five times a second, by the reader that grading takes them in by. So it
/// makes no difference whether an editor writes into a file or puts another in its place, and saving
/// the same text anew is no change.
struct SubmissionWatch {
  private static let pause = Duration.milliseconds(200)

  private var seen: Submission
  private let read: () throws -> Submission

  /// Watches what `read` reads for something else than was seen.
  init(seen: Submission, read: @escaping () throws -> Submission) {
    self.seen = seen
    self.read = read
  }

  /// Returns the submission once it has changed and then stayed the same for a moment, since an
  /// editor may be in the midst of writing.
  ///
  /// - Throws: `CancellationError`.
  mutating func next() async throws -> Submission {
    var candidate = seen
    while true {
      try await Task.sleep(for: Self.pause)
      // An editor that replaces a file leaves none for an instant.
      guard let current = try? read() else { continue }
      if current != seen, current == candidate {
        seen = current
        return current
      }
      candidate = current
    }
  }
}
