// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

/// What the console says about checks that were not run.
struct SkippedChecksTests {
  @Test("All that waits for one check is one line, hidden cases too")
  func build() {
    let lines = lines([
      Sample.build(.compilerErrors([])), skipped("values 2-4-1"),
      skipped("values 5-3", visibility: .hidden), Sample.training(.waitsFor(check: "build")),
    ])

    #expect(
      lines.suffix(1)
        == ["  – 2 cases of 'values' and 'training': not run, since 'build' did not pass"]
    )
  }

  @Test("What waits for different checks is told apart, and has its points where they fit")
  func different() {
    let lines = lines([
      Sample.build(), Sample.values(.noValue), skipped("more 1", awaiting: "values"),
      Sample.training(.waitsFor(check: "more")),
    ])

    #expect(
      lines.suffix(2) == [
        "  – 1 case of 'more': not run, since 'values' did not pass         0 of 3 points",
        "  – 'training': not run, since 'more' did not pass                 0 of 4 points",
      ]
    )
  }

  @Test("Where all of them are hidden, the cause is not told")
  func hidden() {
    let lines = lines([
      Sample.build(), skipped("values 5-3", visibility: .hidden),
      skipped("values 5-4", visibility: .hidden),
    ])

    #expect(
      lines.suffix(1)
        == ["  – 2 cases of 'values': not run                                   0 of 6 points"]
    )
  }

  @Test("In Portuguese, one and several")
  func portuguese() {
    let one = lines([Sample.training(.waitsFor(check: "values"))], in: .portuguese)
    let several = lines([skipped("values 1"), skipped("values 2")], in: .portuguese)

    #expect(one.last?.contains("'training': não executado, pois 'values' não passou") == true)
    #expect(
      several.last?.contains("2 casos de 'values': não executados, pois 'build' não passou") == true
    )
  }

  private func skipped(
    _ name: String,
    visibility: Visibility = .public,
    awaiting check: String = "build"
  ) -> Verdict {
    Sample.values(.waitsFor(check: check), name: name, visibility: visibility, seconds: nil)
  }

  /// The lines of an exercise's section, as a student sees them.
  private func lines(_ verdicts: [Verdict], in language: Language = .english) -> [String] {
    ConsoleReport(audience: .student, language: language, usesColour: false)
      .text(of: Sample.submission("ana", exercises: [Sample.exercise("he", verdicts)]))
      .split(separator: "\n").dropLast().map(String.init)
  }
}
