// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// What a submission's program printed, for the log of the step that writes the annotations.
package enum GitHubLog {
  /// How much of all that was printed is kept, in bytes; the middle of more is cut out.
  private static let longestText = 64 * 1024

  /// The lines inside the fence; none where nothing was printed that a student may see.
  package static func bytes(of submission: MarkedSubmission, inside fence: GitHubFence) -> [UInt8] {
    let report = submission.report.shown(to: .student)
    let parts = report.exercises.flatMap { exercise in
      exercise.checks.compactMap { part(of: exercise, $0, report.messages) }
    }
    guard !parts.isEmpty else { return [] }
    let text = SafeText.cutMiddle(of: parts.joined(separator: "\n"), toBudget: longestText) {
      "\n" + report.messages.cutMarker(byteCount: $0) + "\n"
    }
    return fence.around(text) ?? []
  }

  private static func part(
    of exercise: EncodedExercise,
    _ check: EncodedCheck,
    _ messages: Messages
  ) -> String? {
    guard let printed = check.printed, printed.bytes > 0 else { return nil }
    let kept = min(printed.bytes, PrintedText.mostBytes)
    let label = messages.label(byteCount: printed.bytes, kept: kept)
    let text = SafeText.block(printed.text)
    return "\(exercise.name), \(check.name): \(label)\n" + text + (text.last == "\n" ? "" : "\n")
  }
}
