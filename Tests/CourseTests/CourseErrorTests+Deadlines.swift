// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

extension CourseErrorTests {
  private static let old = #""tolerance_classes""#

  private static func broken(_ deadlines: String, _ line: String) -> BrokenCourse {
    BrokenCourse(
      "grader.json",
      old,
      #""deadlines": \#(deadlines), "tolerance_classes""#,
      "grader.json: \(line)"
    )
  }

  @Test(
    "Wrong deadlines name the key, what was found and what is allowed",
    arguments: [
      broken("{}", "deadlines.due: found nothing, but this key is required"),
      broken(
        #"{"due": "2026-03-01"}"#,
        #"deadlines.due: found "2026-03-01", allowed a date and time with its offset from UTC, such as 2026-03-01T23:59:00-03:00"#
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "penality": {}}"#,
        "deadlines.penality: found an unknown key, did you mean 'penalty'? allowed due, penalty, extensions"
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "penalty": {"at_most": 1}}"#,
        "deadlines.penalty.per_started_day: found nothing, but this key is required"
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "penalty": {"per_started_day": 10}}"#,
        "deadlines.penalty.per_started_day: found 10, allowed a share from 0 to 1 with at most 6 decimals"
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "penalty": {"per_started_day": 0.1234567}}"#,
        "deadlines.penalty.per_started_day: found 0.1234567, allowed a share from 0 to 1 with at most 6 decimals"
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "penalty": {"per_started_day": 0.5, "at_most": 0.25}}"#,
        "deadlines.penalty.at_most: found 0.25, allowed a share not below per_started_day"
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "extensions": {"ada": "2026-02-01T23:59:00Z"}}"#,
        #"deadlines.extensions.ada: found "2026-02-01T23:59:00Z", allowed a moment not before 2026-03-01T23:59:00Z"#
      ),
      broken(
        #"{"due": "2026-03-01T23:59:00Z", "extensions": {"": "2026-03-02T23:59:00Z"}}"#,
        "deadlines.extensions.: found this id, allowed 1 to 255 bytes"
      ),
    ]
  )
  func deadlines(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }

  @Test("Extensions need deadlines, and each student has one in one place")
  func extensions() throws {
    let alone = BrokenCourse(
      "extensions.csv",
      .write("id,due\nada,2026-03-09T00:00:00Z\n"),
      "extensions.csv: found extensions, allowed them where grader.json has deadlines"
    )
    let both = try #require(throws: CourseError.self) {
      try SampleCourse.read([
        (
          "grader.json",
          .replace(
            Self.old,
            with: """
              "deadlines": {"due": "2026-03-01T00:00:00Z",
                            "extensions": {"ada": "2026-03-09T00:00:00Z"}}, "tolerance_classes"
              """
          )
        ),
        ("extensions.csv", .write("id,due\nada,2026-03-08T00:00:00Z\n")),
      ])
    }

    #expect(try alone.error() == alone.line)
    #expect(
      both.description
        == #"extensions.csv: found "ada", who has an extension in grader.json, allowed each student in one of the two"#
    )
  }
}
