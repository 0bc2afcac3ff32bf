// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Verdicts

extension ConsoleReport {
  /// How many groups and ungraded submissions are named; the rest is counted.
  private static let mostListed = 5

  /// The figures of a class as the last lines of a batch, for the instructor, with a line feed at the
  /// end.
  package func text(of figures: ClassFigures) -> String {
    let parts =
      [head(of: figures), scores(of: figures)] + figures.exercises.map(section)
      + [ungraded(of: figures)]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func head(of figures: ClassFigures) -> [String] {
    let counts = [
      messages.graded(figures.gradedCount),
      figures.ungradedCount > 0 ? messages.ungraded(figures.ungradedCount) : nil,
      figures.lateCount > 0 ? messages.late(figures.lateCount) : nil,
    ].compactMap(\.self).joined(separator: ", ")
    let head = paragraph(
      messages.submissions(figures.submissionCount),
      emphasis: .bold,
      rest: " · \(counts)"
    )
    return figures.notForMarksCount == 0
      ? head
      : head
        + TextWrap.lines(of: messages.notForMarks(figures.notForMarksCount), width: width)
        .map { paint(.bold, .red, text: $0) }
  }

  /// Mean, median and a bar for each tenth of the points.
  private func scores(of figures: ClassFigures) -> [String] {
    guard let mean = figures.mean, let median = figures.median else { return [] }
    let parts = figures.histogram()
    let bounds = parts.map {
      (from: messages.text(points: $0.from), to: messages.text(points: $0.to))
    }
    let widest = bounds.map { max($0.from.utf8.count, $0.to.utf8.count) }.max() ?? 0
    let most = parts.map(\.count).max() ?? 0
    let room = width - 2 * widest - 7 - messages.text(count: most).utf8.count - 1
    let bars = zip(parts, bounds).map { part, bound in
      let bar = String(repeating: "█", count: Self.length(of: part.count, most: most, room: room))
      return "  \(padded(bound.from, widest)) – \(padded(bound.to, widest))  \(bar)"
        + (part.count > 0 ? " \(messages.text(count: part.count))" : "")
    }
    let line = messages.scores(mean: mean, median: median, of: figures.maxScore)
    return TextWrap.lines(of: line, width: width)
      + bars.map { $0.hasSuffix(" ") ? String($0.dropLast(2)) : $0 }
  }

  /// At least one block for at least one submission; all in proportion to the largest count.
  private static func length(of count: Int, most: Int, room: Int) -> Int {
    let room = min(room, 40)
    guard most > room else { return count }
    return count == 0 ? 0 : max(1, count * room / most)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func section(for exercise: ExerciseFigures) -> [String] {
    let title = paragraph(
      SafeText.line(exercise.name),
      emphasis: .bold,
      rest: " · " + SafeText.line(exercise.title)
    )
    let checks = exercise.checks.flatMap { check in
      let counts = Status.allCases.compactMap { status in
        check.counts[status].map { "\(messages.name(of: status)) \(messages.text(count: $0))" }
      }
      let words = check.isHidden ? [messages.hidden] + counts : counts
      return TextWrap.lines(
        of: "  \(SafeText.line(check.name)) · " + words.joined(separator: " · "),
        width: width
      )
    }
    let mistakes = exercise.mistakes.map { "\($0.name) \(messages.text(count: $0.count))" }
    let known =
      mistakes.isEmpty
      ? []
      : TextWrap.lines(
        of: "  \(messages.knownMistakes): " + mistakes.joined(separator: ", "),
        width: width
      )
    return title + checks + known + groups(of: exercise)
  }

  private func groups(of exercise: ExerciseFigures) -> [String] {
    // What a known mistake explains has been counted above.
    let groups = exercise.groups.filter { $0.mistake == nil }
    let lines = groups.prefix(Self.mostListed).map { group in
      "  \(messages.sameNumbers(group.count)): " + list(group.members, of: group.count)
    }
    let more = groups.count - lines.count
    return (lines + (more > 0 ? ["  " + messages.moreGroups(more)] : []))
      .flatMap { TextWrap.lines(of: $0, width: width) }
  }

  private func ungraded(of figures: ClassFigures) -> [String] {
    guard figures.ungradedCount > 0 else { return [] }
    let lines = figures.ungraded.prefix(Self.mostListed).map { ungraded in
      "  \(SafeText.line(ungraded.id)) · \(messages.reason(for: ungraded.part))"
    }
    let more = figures.ungradedCount - lines.count
    return [paint(.yellow, text: messages.ungraded(figures.ungradedCount))]
      + (lines + (more > 0 ? ["  " + messages.more(more)] : []))
      .flatMap { TextWrap.lines(of: $0, width: width) }
  }

  private func list(_ ids: [String], of count: Int) -> String {
    let shown = ids.prefix(10).map { SafeText.line($0, maxBytes: 60) }
    return shown.joined(separator: ", ")
      + (count > shown.count ? " " + messages.more(count - shown.count) : "")
  }
}
