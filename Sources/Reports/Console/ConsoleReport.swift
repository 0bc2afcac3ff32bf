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
    let sections = nothingGraded(of: verdict).map { [$0] } ?? verdict.exercises.map(section)
    let parts = [title(of: verdict)] + sections + [total(of: verdict)]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func title(of verdict: SubmissionVerdict) -> [String] {
    let course = SafeText.line(verdict.title[messages.language])
    return paragraph(course, emphasis: .bold, rest: " · " + SafeText.line(verdict.submission))
      + warning(about: verdict)
  }

  private func warning(about verdict: SubmissionVerdict) -> [String] {
    guard verdict.isNotForMarks else { return [] }
    return TextWrap.lines(of: messages.notForMarks, width: width).map {
      paint(.bold, .red, text: $0)
    }
  }

  private func total(of verdict: SubmissionVerdict) -> [String] {
    let points = messages.points(verdict.score, of: verdict.maxScore)
    let note = verdict.status.isUngraded ? messages.ungradedTotal : ""
    return [paint(.bold, text: points)]
      + (note.isEmpty
        ? [] : TextWrap.lines(of: note, width: width).map { paint(.yellow, text: $0) })
      + warning(about: verdict)
  }

  /// One paragraph in place of the sections where the machine could grade nothing; else nil.
  private func nothingGraded(of verdict: SubmissionVerdict) -> [String]? {
    guard let first = verdict.unavailability else { return nil }
    return paragraph(messages.message(of: first), mark: first.status)
  }

  private func section(for exercise: ExerciseVerdict) -> [String] {
    let title = SafeText.line(exercise.title[messages.language])
    let head = paragraph(
      SafeText.line(exercise.name),
      emphasis: .bold,
      rest: " · \(title)",
      mark: exercise.status,
      points: messages.points(exercise.score, of: exercise.maxScore)
    )
    var hints: Set<String> = []
    let blocks = SectionItem.items(of: exercise.verdicts).flatMap { item in
      switch item {
      case .skipped(let skipped): return block(for: skipped)
      case .check(let verdict):
        let hint = messages.hint(of: verdict, in: exercise.name)
        // What was said once is not repeated for each case.
        let isNew = hint.map { hints.insert($0).inserted } ?? false
        return block(for: verdict, in: exercise.name, hint: isNew ? hint : nil)
      }
    }
    return head + blocks.map { $0.isEmpty ? $0 : "  " + $0 }
  }
}

extension SubmissionVerdict {
  /// The verdict that stands for all where the machine could grade nothing, for one reason.
  var unavailability: Verdict? {
    let builds = exercises.compactMap(\.verdicts.first)
    guard let first = builds.first, first.status == .sandboxUnavailable,
      builds.allSatisfy({ $0.finding == first.finding })
    else { return nil }
    return first
  }
}
