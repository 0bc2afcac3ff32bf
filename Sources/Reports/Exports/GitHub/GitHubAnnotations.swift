// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// A submission as workflow commands for GitHub: totals first, then the worst checks.
///
/// GitHub keeps about ten annotations of a kind for each step, so no more are written; how many there
/// would be is in a notice. Classroom reads points from the notices `Autograding complete` and
/// `Autograding report`, which an ungraded submission doesn't have: it gets a warning.
package enum GitHubAnnotations {
  /// The most annotations of one kind.
  private static let mostOfAKind = 10
  private static let longestMessage = 2000
  /// The most lines of matrices and the like; the summary has them all.
  private static let mostDetails = 20

  /// The lines to print outside of a ``GitHubFence``.
  ///
  /// `paths` has each exercise's file as the repository has it, by the exercise's name; without one,
  /// an annotation has no place.
  package static func bytes(of submission: MarkedSubmission, paths: [String: String]) -> [UInt8] {
    let report = submission.report.shown(to: .student)
    let missed = report.exercises.flatMap { exercise in
      exercise.checks.filter { isAnnotated($0) }.map { (exercise: exercise, check: $0) }
    }
    .sorted { $0.check.maxScore > $1.check.maxScore }
    let errors = missed.prefix(mostOfAKind).map {
      annotation($0.check, of: $0.exercise, at: paths[$0.exercise.name], report.messages)
    }
    let commands = totals(of: submission, missed: missed.count) + errors
    return commands.flatMap { Array($0.text.utf8) }
  }

  /// Whether points were lost or the build failed; what was skipped or is ungraded isn't an error.
  private static func isAnnotated(_ check: EncodedCheck) -> Bool {
    let status = check.knownStatus
    return status != .passed && status != .skipped && !status.isUngraded && !check.isBonus
  }

  private static func totals(of submission: MarkedSubmission, missed: Int) -> [GitHubCommand] {
    let messages = submission.report.messages
    let summary = messages.summary(of: submission).joined(separator: "\n")
    guard let score = submission.mark.finalScore else {
      return [GitHubCommand(kind: .warning, title: messages.noMark, message: summary)]
    }
    let reached = NumberText.exactPoints(score)
    let most = NumberText.exactPoints(submission.mark.maxScore)
    var notices = [
      ("Autograding complete", "Points \(reached)/\(most)"),
      ("Autograding report", #"{"totalPoints":\#(reached),"maxPoints":\#(most)}"#),
      (submission.report.course, summary),
    ]
    if missed > mostOfAKind {
      notices.append((submission.report.course, messages.annotated(mostOfAKind, of: missed)))
    }
    return notices.map { GitHubCommand(kind: .notice, title: $0, message: $1) }
  }

  private static func annotation(
    _ check: EncodedCheck,
    of exercise: EncodedExercise,
    at path: String?,
    _ messages: Messages
  ) -> GitHubCommand {
    let details =
      check.details.prefix(mostDetails) + (check.details.count > mostDetails ? ["…"] : [])
    let lines = [check.message] + details + [check.hint].compactMap(\.self)
    var command = GitHubCommand(
      kind: .error,
      file: path.map { SafeText.line($0) },
      title: "\(exercise.name): \(check.name)",
      message: SafeText.cut(lines.joined(separator: "\n"), toBytes: longestMessage)
    )
    // A student's file may have any name: its lines are the exercise's only where the names agree.
    if let path, let place = check.location, path == place.file || path.hasSuffix("/\(place.file)")
    {
      command.line = place.line
      command.column = place.column
    }
    return command
  }
}
