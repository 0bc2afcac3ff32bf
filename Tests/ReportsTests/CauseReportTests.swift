// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

/// What the numbers show stands in every report.
struct CauseReportTests {
  private let verdict = Sample.submission(
    "fabio",
    exercises: [
      Sample.exercise(
        "random",
        [
          Sample.values(.noValue)
            .explained(by: .cause(.seed(got: 0, expected: 3)), returned: nil)
        ]
      )
    ]
  )

  private let sentence =
    "The draws are those of seed 0 and should be those of seed 3: check the generator's seed."

  @Test("At the terminal a cause is the hint")
  func console() {
    let report = ConsoleReport(
      audience: .student,
      language: .english,
      usesColour: false,
      width: 120
    )

    let text = report.text(of: verdict)

    #expect(text.contains("    → \(sentence)\n"))
  }

  @Test("In JUnit a cause ends the failure's text")
  func junit() throws {
    let bytes = try JUnitReport.bytes(
      of: verdict,
      options: JUnitReport.Options(audience: .student, language: .english, graderVersion: "0.1.0")
    )

    #expect(String(decoding: bytes, as: UTF8.self).contains("\n\(sentence)</failure>"))
  }

  @Test("In JSON a cause has its name and its sentence")
  func json() {
    let check = EncodedReport(verdict, for: .student, in: .english).exercises[0].checks[0]

    #expect([check.mistake, check.cause, check.hint] == [nil, "seed", sentence])
  }
}
