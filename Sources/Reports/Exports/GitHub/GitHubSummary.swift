// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// A submission as the Markdown of a step's summary, `$GITHUB_STEP_SUMMARY`.
package enum GitHubSummary {
  /// What GitHub takes for a step, in bytes; it shows nothing of what is larger.
  package static let mostBytes = 1024 * 1024

  /// The bytes: the total and a table of the exercises, then each check that did not pass, while
  /// there is room.
  package static func bytes(of submission: MarkedSubmission) -> [UInt8] {
    let report = submission.report.shown(to: .student)
    var text = head(of: submission, report)
    let missed = report.exercises.flatMap { exercise in
      exercise.checks.filter { $0.knownStatus != .passed && $0.knownStatus != .skipped }
        .map { (exercise: exercise, check: $0) }
    }
    for (position, (exercise, check)) in missed.enumerated() {
      let cut = "\n" + report.messages.checksLeftOut(missed.count - position) + "\n"
      let block = block(about: check, of: exercise, report.messages)
      guard text.utf8.count + block.utf8.count + cut.utf8.count <= mostBytes else {
        text += cut
        break
      }
      text += block
    }
    return Array(text.utf8)
  }

  private static func head(of submission: MarkedSubmission, _ report: EncodedReport) -> String {
    let messages = report.messages
    let rows = report.exercises.map { exercise in
      let most = Points(checking: exercise.maxScore) ?? .zero
      let points = messages.points(exercise.knownScore, of: most)
      let title = MarkdownText.escaped(exercise.title)
      return "| \(title) | \(messages.name(of: exercise.knownStatus)) | \(points) |\n"
    }
    let columns = messages.say("exercise | status | points", "exercício | situação | pontos")
    return "## \(MarkdownText.escaped(report.course))\n\n"
      + MarkdownText.code(report.submission) + "\n\n"
      + MarkdownText.block(messages.summary(of: submission))
      + "\n| \(columns) |\n|---|---|---|\n" + rows.joined()
  }

  private static func block(
    about check: EncodedCheck,
    of exercise: EncodedExercise,
    _ messages: Messages
  ) -> String {
    "\n### \(MarkdownText.code(exercise.name)) · \(MarkdownText.code(check.name)) · "
      + "\(messages.name(of: check.knownStatus))\n\n"
      + MarkdownText.block(CheckText.lines(of: check, messages))
  }
}
