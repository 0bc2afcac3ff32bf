// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

@Suite("The last lines of a batch")
struct ClassReportTests {
  private func text(
    _ submissions: [MarkedSubmission],
    in language: Language = .english,
    width: Int = 80
  ) -> String {
    let figures = submissions.reduce(into: ClassFigures()) { $0.add($1) }
    let report = ConsoleReport(
      audience: .instructor,
      language: language,
      usesColour: false,
      width: width
    )
    return report.text(of: figures)
  }

  private func wrong(_ id: String, _ got: Double) -> MarkedSubmission {
    let differs = Comparison(got: .double(got), expected: .double(1), within: Sample.tolerance)
    return Sample.marked(
      Sample.submission(
        id,
        exercises: [Sample.exercise("zeros", [Sample.build(), Sample.values(.differs(differs))])]
      )
    )
  }

  private func submissions(in language: Language = .english) -> [MarkedSubmission] {
    Sample.marked(in: language)
      + [
        wrong("finn", 2), wrong("gael", 2), wrong("hugo", 3), wrong("ines", 3), wrong("joao", 3),
      ]
  }

  @Test("They say how the class fared", arguments: Language.allCases)
  func snapshot(language: Language) throws {
    try expectSnapshot(
      text(submissions(in: language), in: language),
      "class.\(language.rawValue).txt"
    )
  }

  @Test("They fit the terminal's width", arguments: [40, 80, 120])
  func width(width: Int) {
    let crowd = (0..<500).map { wrong("student \($0)", Double($0 % 50) + 2) }

    let lines = text(submissions() + crowd, width: width).split(separator: "\n")

    #expect(lines.filter { TextWidth.columns(of: String($0)) > width } == [])
  }

  @Test("Nobody at all is said, too")
  func empty() {
    #expect(text([]) == "0 submissions · 0 graded\n")
  }
}
