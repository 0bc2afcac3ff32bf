// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Testing
import Verdicts

struct EncodedReportTests {
  private let submission = Sample.submission([
    Sample.exercise(
      [Sample.verdict("build", kind: .build, points: 0)]
        + Sample.findings.enumerated().map { Sample.verdict("values \($0)", finding: $1) }
        + [
          Verdict(
            name: "training",
            kind: .training,
            maxScore: Points(4),
            finding: nil,
            training: Sample.training(costs: [.infinity, .nan, 0.5])
          )
        ]
    )
  ])

  @Test("What is encoded is decoded again", arguments: Language.allCases)
  func roundTrip(language: Language) throws {
    let report = EncodedReport(submission, for: .instructor, in: language)

    let bytes = try JSONEncoder().encode(report)

    // NaN is a text here, so that it survives; but it does not equal itself.
    let again = try JSONDecoder().decode(EncodedReport.self, from: bytes)
    #expect(try JSONEncoder().encode(again).count == bytes.count)
    #expect(again.exercises.first?.checks.dropLast() == report.exercises.first?.checks.dropLast())
    #expect(again.exercises.first?.checks.last?.training?.costs.first?.cost.value == .infinity)
  }

  @Test("An ungraded submission has no score, which is not a zero")
  func ungraded() {
    let report = EncodedReport(submission, for: .student, in: .english)

    #expect(report.score == nil)
    #expect(report.status == "infrastructure_error")
    #expect(report.schema == 1)
  }

  @Test("The student's form holds nothing of a hidden case but what follows from name and status")
  func hidden() throws {
    let hidden = Sample.verdict(
      "values 5-3",
      visibility: .hidden,
      finding: .differs(Sample.comparison(got: .int(41), expected: .int(42)))
    )
    let submission = Sample.submission([Sample.exercise([hidden])])

    let check = try #require(
      EncodedReport(submission, for: .student, in: .english).exercises.first?.checks.first
    )

    #expect(check.name == "values 5-3")
    #expect(check.status == "wrong_value")
    #expect(check.message == "wrong value")
    #expect(check.details.isEmpty)
    #expect(check.seconds == nil)
    #expect(check.printed == nil)
    #expect(check.hint == nil)
    #expect(check.mistake == nil)
  }

  @Test("A number that is no number is refused with what is allowed")
  func badNumber() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EncodedNumber.self, from: Data(#""seven""#.utf8))
    }
  }

  @Test(
    "The instructor's form cut down for a student is the student's form",
    arguments: Language.allCases
  )
  func cutDown(language: Language) {
    let hidden = Sample.findings.enumerated().map { number, finding in
      Sample.verdict("values \(number)", visibility: .hidden, finding: finding)
    }
    let mixed = Sample.submission(
      submission.exercises + [
        Sample.exercise(hidden + [Sample.verdict("values passed", visibility: .hidden)])
      ]
    )

    for submission in [submission, mixed] {
      let instructor = EncodedReport(submission, for: .instructor, in: language)
      let student = EncodedReport(submission, for: .student, in: language)
      #expect(summary(instructor.shown(to: .student)) == summary(student))
      #expect(summary(instructor.shown(to: .instructor)) == summary(instructor))
    }
  }

  /// A report as text: NaN does not equal itself.
  private func summary(_ report: EncodedReport) -> String { "\(report)" }

  @Test("A check says where in the file it went wrong, and what was returned has a fingerprint")
  func location() throws {
    let checks = try #require(
      EncodedReport(submission, for: .instructor, in: .english).exercises.first?.checks
    )

    let places = checks.compactMap { check in
      check.location.map { "\(check.status) \($0.file):\($0.line):\($0.column ?? 0)" }
    }
    #expect(places == ["build_failed he.swift:4:11", "crashed he.swift:7:0"])
    #expect(
      checks.filter { $0.wrongValue != nil }.map(\.status)
        == Sample.differing.map { Sample.comparison(got: $0.0, expected: $0.1).status.rawValue }
    )
  }
}
