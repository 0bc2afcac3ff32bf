// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("Deadlines")
struct DeadlinesTests {
  private static let due = 1_772_420_340  // 2026-03-01T23:59:00-03:00

  private let deadlines = Deadlines(
    due: Moment(secondsSince1970: due),
    penaltyPerStartedDay: Share(millionths: 100_000),
    penaltyAtMost: Share(millionths: 350_000),
    extensions: ["ada": Moment(secondsSince1970: due + 86_400)]
  )

  @Test("A course without deadlines has none")
  func none() throws {
    #expect(try SampleCourse.read().deadlines == nil)
  }

  @Test("They are read with the extensions of both places")
  func read() throws {
    let course = try SampleCourse.read([
      (
        "grader.json",
        .replace(
          #""tolerance_classes""#,
          with: """
            "deadlines": {"due": "2026-03-01T23:59:00-03:00",
                          "penalty": {"per_started_day": 0.1, "at_most": 0.35},
                          "extensions": {"ada": "2026-03-03T02:59Z"}},
            "tolerance_classes"
            """
        )
      ),
      (
        "extensions.csv",
        .write("\u{FEFF}name;due;id\r\nGrace;2026-03-08T23:59:00-03:00;\"grace;h\"\r\n")
      ),
    ])

    #expect(
      course.deadlines
        == deadlines.extended(by: ["grace;h": Moment(secondsSince1970: Self.due + 7 * 86_400)])
    )
  }

  @Test("Without a penalty, lateness costs nothing; without a cap, it may cost all")
  func defaults() throws {
    func read(_ penalty: String) throws -> Deadlines? {
      let text = #""deadlines": {"due": "2026-03-01T23:59:00-03:00"\#(penalty)}, "limits""#
      return try SampleCourse.read([("grader.json", .replace(#""limits""#, with: text))]).deadlines
    }

    #expect(try read("") == Deadlines(due: Moment(secondsSince1970: Self.due)))
    #expect(
      try read(#", "penalty": {"per_started_day": 0.25}"#)
        == Deadlines(
          due: Moment(secondsSince1970: Self.due),
          penaltyPerStartedDay: Share(millionths: 250_000),
          penaltyAtMost: .all
        )
    )
  }

  @Test(
    "A day counts from its first second on, and from the student's own due moment",
    arguments: [
      (-1, "eve", 0), (0, "eve", 0), (1, "eve", 1), (86_400, "eve", 1), (86_401, "eve", 2),
      (86_400, "ada", 0), (86_401, "ada", 1), (9_000_000, "eve", 105),
    ]
  )
  func startedDays(seconds: Int, submission: String, days: Int) {
    let moment = Moment(secondsSince1970: Self.due + seconds)

    #expect(deadlines.startedDaysLate(of: submission, at: moment) == days)
  }

  @Test("The penalty grows by the day, exactly, up to its cap")
  func penalty() {
    let shares = [0, 1, 3, 4, 105, .max].map { deadlines.penalty(startedDays: $0).millionths }

    #expect(shares == [0, 100_000, 300_000, 350_000, 350_000, 350_000])
  }

  @Test(
    "A moment is a date and time with its offset, to the second",
    arguments: [
      ("2026-03-01T23:59:00-03:00", due), ("2026-03-02T02:59:00Z", due),
      ("2026-03-02T02:59Z", due), ("2026-03-02T08:29:00+05:30", due),
      ("2026-03-02T02:59:00.999Z", due), ("1970-01-01T00:00:00Z", 0),
      ("2024-02-29T00:00:00Z", 1_709_164_800),
    ]
  )
  func moment(text: String, seconds: Int) {
    #expect(Moment(text)?.secondsSince1970 == seconds)
  }

  @Test(
    "What is no such moment is refused",
    arguments: [
      "", "2026-03-01", "2026-03-01T23:59:00", "2026-03-01 23:59:00Z", "2026-02-29T00:00:00Z",
      "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-01T24:00:00Z",
      "2026-03-01T23:59:60Z", "2026-03-01T23:60:00Z", "2026-03-01T23:59:00-0300",
      "2026-03-01T23:59:00+24:00", "2026-03-01T23:59:00+03:60", "2026-03-01T23:59.5Z",
      "2026-03-01T23:59:00Z ", "２026-03-01T23:59:00Z", "٢٠٢٦-03-01T23:59:00Z",
    ]
  )
  func noMoment(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("A moment's text is in UTC")
  func text() {
    #expect(Moment(secondsSince1970: Self.due).text == "2026-03-02T02:59:00Z")
  }
}
