// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import Testing
import Verdicts

struct JSONReportTests {
  @Test(
    "The bytes",
    arguments: [
      ("ana", Sample.ana), ("bento", Sample.bento), ("carla", Sample.carla), ("davi", Sample.davi),
    ]
  )
  func snapshot(name: String, verdict: SubmissionVerdict) throws {
    let bytes = try JSONReport.bytes(of: verdict, for: .student, in: .english)

    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "json-\(name).json")
  }

  @Test("What is written is read again as it was", arguments: Sample.all)
  func roundTrip(verdict: SubmissionVerdict) throws {
    let report = EncodedReport(verdict, for: .instructor, in: .portuguese)

    let bytes = try JSONReport.bytes(of: report)

    #expect(try JSONDecoder().decode(EncodedReport.self, from: Data(bytes)) == report)
  }

  @Test("Every key is there, null where there is no value")
  func keys() throws {
    let bytes = try JSONReport.bytes(of: Sample.carla, for: .student, in: .english)

    let report = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let exercises = try #require(report["exercises"] as? [[String: Any]])
    let check = try #require((exercises.first?["checks"] as? [[String: Any]])?.first)
    #expect(report["score"] is NSNull)
    #expect(check["mistake"] is NSNull)
    #expect(check.count == 16)
  }

  @Test("The design's keys stand in its order")
  func order() throws {
    let text = String(
      decoding: try JSONReport.bytes(of: Sample.davi, for: .student, in: .english),
      as: UTF8.self
    )

    let keys = [
      "schema", "course", "submission", "status", "score", "max_score", "sandbox", "exercises",
      "checks", "kind", "visibility", "message", "mistake", "details",
    ]
    let places = keys.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
  }

  @Test("Nothing of a hidden case is written for a student but its name and status")
  func hidden() throws {
    let text = String(
      decoding: try JSONReport.bytes(of: Sample.ana, for: .student, in: .english),
      as: UTF8.self
    )

    for secret in ["1234567", "7654321", "hidden arguments", "5432\\n", "0.999", "1.284"] {
      #expect(!text.contains(secret))
    }
  }

  @Test("Text that is hostile to JSON and to pages comes back as it was made harmless")
  func hostileText() throws {
    let text = "\"\\ \u{0}\u{1B}[31m\u{2028}</script>\u{7F} é 😀"
    let verdict = Sample.values(.noValue, printed: PrintedText(text: text, byteCount: 30))
    let submission = Sample.submission("a\"b", exercises: [Sample.exercise("he", [verdict])])

    let bytes = try JSONReport.bytes(of: submission, for: .student, in: .english)

    let report = try JSONDecoder().decode(EncodedReport.self, from: Data(bytes))
    #expect(report.submission == "a\"b")
    #expect(report.exercises.first?.checks.first?.printed?.text == SafeText.block(text))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("</script>"))
  }
}
