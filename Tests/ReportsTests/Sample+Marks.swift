// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import TestSupport
import Verdicts

/// The sample's submissions with marks.
extension Sample {
  /// Due on 1 March 2026 at 23:59 in Brasília; a tenth a day, a half at most.
  static let deadlines = Deadlines(
    due: Moment(secondsSince1970: 1_772_420_340),
    penaltyPerStartedDay: Share(millionths: 100_000),
    penaltyAtMost: Share(millionths: 500_000)
  )

  /// Two days late, in time, ungraded, not for marks, late by an unknown time.
  static func marked(in language: Language = .english) -> [MarkedSubmission] {
    let due = deadlines.due.secondsSince1970
    let times: [SubmissionTime] = [
      .at(Moment(secondsSince1970: due + 86_401)), .at(Moment(secondsSince1970: due - 60)),
      .at(Moment(secondsSince1970: due)), .unknown, .late,
    ]
    return zip([ana, bento, carla, davi, elisa], times).map {
      marked($0, time: $1, in: language)
    }
  }

  static func marked(
    _ verdict: SubmissionVerdict,
    time: SubmissionTime = .unknown,
    in language: Language = .english
  ) -> MarkedSubmission {
    MarkedSubmission(
      EncodedReport(verdict, for: .instructor, in: language),
      time: time,
      deadlines: time == .unknown ? nil : deadlines
    )
  }

  /// One exercise of 30 points, of which a build is none and the rest is in three cases.
  static func marked(_ id: String, passing count: Int = 3) -> MarkedSubmission {
    let cases = (0..<3).map { number in
      values(number < count ? nil : .noValue, name: "values \(number)", points: 10)
    }
    return marked(submission(id, exercises: [exercise("he", [build()] + cases)]))
  }

  /// A name of 255 bytes with all that CSV, spreadsheets and pages trip over.
  static let hostileID: String = {
    let start = "=HYPERLINK(\"http://x\",'a'),\n\r\n;\t| <b>@all</b> `x` [l](http://y)"
    let filler = String(repeating: "é", count: 60) + String(repeating: "z", count: 255)
    return String((start + filler).utf8.prefix(255)) ?? ""
  }()
}

/// The cells of a CSV file as Python's `csv` module reads them.
func rows(ofCSV bytes: [UInt8], delimiter: String = ",") async throws -> [[String]] {
  let script = """
    import csv, io, json, sys
    text = sys.stdin.buffer.read().decode('utf-8-sig')
    reader = csv.reader(io.StringIO(text, newline=''), delimiter=\(delimiter.debugDescription),
                        strict=True)
    print(json.dumps(list(reader)))
    """
  return try JSONDecoder().decode(
    [[String]].self,
    from: Data(try await python(script, input: bytes).utf8)
  )
}
