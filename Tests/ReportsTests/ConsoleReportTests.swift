// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

struct ConsoleReportTests {
  @Test(
    "What a student sees at the terminal",
    arguments: [
      ("ana", Sample.ana), ("bento", Sample.bento), ("carla", Sample.carla), ("davi", Sample.davi),
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

  @Test("Student text fits the width, so that no part of it stands where the report's lines do")
  func width() {
    let text = report().text(of: Sample.bento)

    for line in text.split(separator: "\n") {
      #expect(TextWidth.columns(of: String(line)) <= 80, "\(line)")
    }
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
        == "he  ░░░░░░░░░░░░░░░░░░░░  iteração 0 de 15,000, custo inf"
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
