// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// A verdict for a person at a terminal.
///
/// Everything is said in words and marks; colour only repeats it. What a student's program printed
/// stands behind a bar, so that none of its lines can pass for one of the report's own.
package struct ConsoleReport: Sendable {
  let audience: Audience
  let messages: Messages
  let paint: Paint
  /// In columns, within 40...120.
  let width: Int

  /// Makes a report for an audience, for a terminal of `width` columns; 80 where there is none.
  package init(audience: Audience, language: Language, usesColour: Bool, width: Int = 80) {
    self.audience = audience
    messages = Messages(in: language)
    paint = Paint(isOn: usesColour)
    self.width = min(max(width, 40), 120)
  }

  /// The whole report, with a line feed at the end.
  package func text(of verdict: SubmissionVerdict) -> String {
    let verdict = verdict.shown(to: audience)
    let parts = [title(of: verdict)] + verdict.exercises.map(section) + [total(of: verdict)]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func title(of verdict: SubmissionVerdict) -> [String] {
    let course = SafeText.line(verdict.title[messages.language])
    let title = paint(.bold, text: course) + " · " + SafeText.line(verdict.submission)
    return [title] + warning(about: verdict)
  }

  private func warning(about verdict: SubmissionVerdict) -> [String] {
    verdict.isNotForMarks ? [paint(.bold, .red, text: messages.notForMarks)] : []
  }

  private func total(of verdict: SubmissionVerdict) -> [String] {
    let points = messages.points(verdict.score, of: verdict.maxScore)
    let note = verdict.status.isUngraded ? [paint(.yellow, text: messages.ungradedTotal)] : []
    return [paint(.bold, text: points)] + note + warning(about: verdict)
  }

  private func section(for exercise: ExerciseVerdict) -> [String] {
    let name = SafeText.line(exercise.name)
    let title = SafeText.line(exercise.title[messages.language])
    let head = line(
      mark: exercise.status,
      name,
      emphasis: .bold,
      rest: " · \(title)",
      points: messages.points(exercise.score, of: exercise.maxScore)
    )
    return [head] + exercise.verdicts.flatMap(block).map { $0.isEmpty ? $0 : "  " + $0 }
  }

  /// A line with a mark at its left and points at its right, where both fit.
  func line(
    mark status: Status,
    _ name: String,
    emphasis: Paint.Style? = nil,
    rest: String,
    points: String?,
    indent: Int = 0
  ) -> String {
    let painted = emphasis.map { paint($0, text: name) } ?? name
    let left = "\(mark(for: status)) \(painted)\(rest)"
    guard let points else { return left }
    let taken = 2 + TextWidth.columns(of: name + rest) + TextWidth.columns(of: points) + indent
    let gap = max(2, width - taken)
    return left + String(repeating: " ", count: gap) + points
  }

  func mark(for status: Status) -> String {
    switch status {
    case .passed: paint(.green, text: "✓")
    case .skipped: paint(.dim, text: "–")
    case .sandboxUnavailable, .infrastructureError: paint(.yellow, text: "?")
    case .wrongValue, .wrongShape, .notImplemented, .missing, .buildFailed, .buildLimit, .crashed,
      .raised, .nonzeroExit, .noResult, .protocolError, .timeLimit, .memoryLimit, .outputLimit,
      .rejected:
      paint(.red, text: "✗")
    }
  }
}
