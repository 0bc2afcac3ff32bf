// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("Lists of extensions and submission times")
struct StudentMomentsTests {
  private let deadlines = Deadlines(due: Moment(secondsSince1970: 1_772_420_340))

  @Test("Ids of any form are read, columns in any order, and other columns are for people")
  func ids() throws {
    let id = "=cmd|' /C calc'!A1, \"xy\"\n" + String(repeating: "é", count: 115)
    let quoted = "\"\(id.replacing("\"", with: "\"\""))\""
    let text = "note,submitted_at,id\nhurried,2026-03-01T23:59:00Z,\(quoted)\n"

    let times = try StudentMoments(submissionTimes: Array(text.utf8), file: "times.csv")

    #expect(id.utf8.count == 255)
    #expect(times.moments == [id: Moment(secondsSince1970: 1_772_409_540)])
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("id,when\n", #"no column 'due' in "id", "when", allowed each of the needed columns once"#),
      (
        "id,due\nada,tomorrow\n",
        #""tomorrow", allowed a date and time with its offset from UTC, such as 2026-03-01T23:59:00-03:00"#
      ),
      (
        "id,due\nada,\n",
        "nothing, allowed a date and time with its offset from UTC, such as 2026-03-01T23:59:00-03:00"
      ),
      (
        "id,due\nada,2026-02-01T00:00:00Z\n",
        #""2026-02-01T00:00:00Z", allowed a moment not before 2026-03-02T02:59:00Z"#
      ),
      (
        "id,due\nada,2026-03-09T00:00:00Z\neve,2026-03-09T00:00:00Z\nada,2026-03-09T00:00:00Z\n",
        #""ada" again, allowed each student once, as in line 2"#
      ),
      ("id,due\n,2026-03-09T00:00:00Z\n", "nothing, allowed an id of 1 to 255 bytes"),
    ]
  )
  func broken(text: String, fault: String) throws {
    let error = try #require(throws: CSVError.self) {
      try StudentMoments(extensions: Array(text.utf8), file: "e.csv", to: deadlines)
    }

    let lastLine = max(1, text.split(separator: "\n").count)
    #expect(error.description == "e.csv: line \(lastLine): found \(fault)")
  }
}
