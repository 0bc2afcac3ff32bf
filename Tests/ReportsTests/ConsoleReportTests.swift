// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import Testing
import Verdicts

struct ConsoleReportTests {
  @Test(
    "What a student sees at the terminal",
    arguments: [
      ("ana", Sample.ana), ("bento", Sample.bento), ("carla", Sample.carla), ("davi", Sample.davi),
      ("elisa", Sample.elisa),
    ]
  )
  func student(name: String, verdict: SubmissionVerdict) throws {
    let text = report().text(of: verdict)

    try expectSnapshot(text, "console-\(name).txt")
  }

  @Test("In Portuguese")
  func portuguese() throws {
    try expectSnapshot(report(language: .portuguese).text(of: Sample.ana), "console-ana.pt-BR.txt")
    try expectSnapshot(
      report(language: .portuguese).text(of: Sample.bento),
      "console-bento.pt-BR.txt"
    )
  }

  @Test("An instructor sees hidden cases too, here in a narrow terminal")
  func instructor() throws {
    let text = report(audience: .instructor, width: 60).text(of: Sample.ana)

    try expectSnapshot(text, "console-ana.instructor.txt")
  }

  @Test("In colour")
  func colour() throws {
    try expectSnapshot(report(usesColour: true).text(of: Sample.bento), "console-bento.colour.txt")
  }

  @Test("Colour only repeats what the words say", arguments: Sample.all)
  func colourAddsNothing(verdict: SubmissionVerdict) {
    let plain = report().text(of: verdict)
    let coloured = report(usesColour: true).text(of: verdict)

    #expect(SafeText.block(coloured) == plain)
  }

  @Test(
    "No control character and no line that a CI system would obey leaves",
    arguments: Sample.all
  )
  func harmless(verdict: SubmissionVerdict) {
    let text = report(audience: .instructor).text(of: verdict)

    #expect(SafeText.block(text) == text)
    for line in text.split(separator: "\n") {
      #expect(!line.drop { $0 == " " }.hasPrefix("::"))
    }
  }

  @Test("Nothing of a hidden case is shown to a student but its name and status")
  func hidden() {
    for usesColour in [false, true] {
      let text = report(usesColour: usesColour).text(of: Sample.ana)

      for secret in ["1234567", "7654321", "hidden arguments", "5432\n", "0.999"] {
        #expect(!text.contains(secret))
      }
    }
  }

  @Test("In 40 columns, the narrowest terminal that is reckoned with")
  func narrow() throws {
    let ana = report(audience: .instructor, width: 40).text(of: Sample.ana)
    let bento = report(language: .portuguese, width: 40).text(of: Sample.bento)

    try expectSnapshot(ana, "console-ana.narrow.txt")
    try expectSnapshot(bento, "console-bento.narrow.pt-BR.txt")
  }

  @Test(
    "No line is wider than the terminal, which would break it in mid-word",
    arguments: Sample.all,
    [40, 47, 60, 80, 120]
  )
  func width(verdict: SubmissionVerdict, width: Int) {
    for language in Language.allCases {
      let text = report(audience: .instructor, language: language, width: width).text(of: verdict)

      for line in text.split(separator: "\n") {
        #expect(TextWidth.columns(of: String(line)) <= width, "\(line)")
      }
    }
  }

  @Test("A line of source that is too wide is cut around the caret", arguments: [3, 20, 60, 119])
  func source(column: Int) throws {
    let line = String((0..<120).map { $0 == column - 1 ? "X" : "." })
    let diagnostic = Diagnostic(
      file: "he.swift",
      line: 1,
      column: column,
      severity: .error,
      message: "no",
      sourceLine: line
    )
    let verdict = Sample.submission(
      "ana",
      exercises: [Sample.exercise("he", [Sample.build(.compilerErrors([diagnostic]))])]
    )

    let lines = report(width: 40).text(of: verdict).split(separator: "\n").map(Array.init)

    let caret = try #require(lines.firstIndex { $0.contains("^") })
    let place = try #require(lines[caret].firstIndex(of: "^"))
    #expect(lines[caret - 1][place] == "X")
    #expect(lines[caret - 1].count <= 40)
    #expect((lines[caret - 1].last == "…") == (column < 100))
  }

  @Test("A name that is longer than a line is broken behind a sign")
  func longName() {
    let name = "initialize_parameters_with_a_very_long_name_indeed"
    let verdict = Sample.submission("ana", exercises: [Sample.exercise(name, [Sample.build()])])

    let text = report(width: 40).text(of: verdict)

    #expect(text.contains("✓ initialize_parameters_with_a_very_\n  long_name_indeed · About"))
  }

  @Test("A hint that holds for several cases is given once for each exercise")
  func hintOnce() {
    let text = report(audience: .instructor).text(of: Sample.ana)

    #expect(text.components(separatedBy: "Xavier's scale").count == 2)
    #expect(text.components(separatedBy: "lines with nil").count == 2)
  }

  @Test("Where the machine can grade nothing, that is said once and no check is listed")
  func unavailable() {
    let text = report().text(of: Sample.elisa)

    #expect(text.components(separatedBy: "swiftc").count == 2)
    #expect(!text.contains("values"))
    #expect(!text.contains("sandbox"))
    #expect(text.split(separator: "\n").count <= 6)
  }

  @Test("The line of a running training")
  func progress() {
    let line = { (iteration: Int, cost: Double, language: Language, width: Int) in
      TrainingProgress.line(
        exercise: "he",
        iteration: iteration,
        of: 15_000,
        cost: cost,
        in: language,
        width: width
      )
    }

    #expect(
      line(8000, 0.083212, .english, 80)
        == "he  ██████████░░░░░░░░░░  iteration 8,000 of 15,000, cost 0.08321"
    )
    #expect(
      line(0, .infinity, .portuguese, 80)
        == "he  ░░░░░░░░░░░░░░░░░░░░  iteração 0 de 15.000, custo inf"
    )
    #expect(line(15_000, 0.1, .english, 10) == "he  ██████")
  }

  private func report(
    audience: Audience = .student,
    language: Language = .english,
    usesColour: Bool = false,
    width: Int = 80
  ) -> ConsoleReport {
    ConsoleReport(audience: audience, language: language, usesColour: usesColour, width: width)
  }
}
