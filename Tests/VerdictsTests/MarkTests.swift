// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Testing
import Verdicts

@Suite("Marks")
struct MarkTests {
  private static let due = Moment(secondsSince1970: 1_000_000)

  private let deadlines = Deadlines(
    due: due,
    penaltyPerStartedDay: Share(millionths: 100_000),
    penaltyAtMost: Share(millionths: 500_000),
    extensions: ["eve": Moment(secondsSince1970: 2_000_000)]
  )

  private func mark(
    raw: Points? = Points(8),
    max: Points = Points(10),
    _ lateness: Mark.Lateness,
    isNotForMarks: Bool = false
  ) -> Mark {
    Mark(
      rawScore: raw,
      maxScore: max,
      lateness: lateness,
      deadlines: deadlines,
      isNotForMarks: isNotForMarks
    )
  }

  /// Raw score, penalty, final score.
  private func points(_ mark: Mark) -> [Points?] {
    [mark.rawScore, mark.penalty, mark.finalScore]
  }

  @Test("In time, the raw score is the final one")
  func inTime() {
    #expect(points(mark(.inTime)) == [Points(8), .zero, Points(8)])
  }

  @Test("Each started day takes its share of the most points off, up to the cap")
  func late() {
    let marks = [1, 3, 5, 9].map { points(mark(.late(startedDays: $0))) }

    #expect(
      marks == [
        [Points(8), Points(1), Points(7)], [Points(8), Points(3), Points(5)],
        [Points(8), Points(5), Points(3)], [Points(8), Points(5), Points(3)],
      ]
    )
  }

  @Test("A penalty takes no more than there is")
  func floor() {
    #expect(
      points(mark(raw: Points(2), .late(startedDays: 4))) == [Points(2), Points(2), .zero]
    )
  }

  @Test("A penalty is exact, and rounded down where it isn't a millionth of a point")
  func exact() {
    let third = Points(10).shared(among: 3)[0]

    #expect(mark(raw: Points(0.3), max: Points(0.3), .late(startedDays: 1)).penalty == Points(0.03))
    #expect(
      mark(raw: third, max: third, .late(startedDays: 1)).penalty == Points(millionths: 333_333)
    )
  }

  @Test("Without a known time there is no penalty")
  func unknown() {
    let marks = [Mark.Lateness.noDeadline, .unknown, .lateByUnknownTime].map { points(mark($0)) }

    #expect(marks == Array(repeating: [Points(8), .zero, Points(8)], count: 3))
  }

  @Test("An ungraded submission has no score at all, however late it is")
  func ungraded() {
    #expect(points(mark(raw: nil, .late(startedDays: 2))) == [nil, nil, nil])
  }

  @Test("What is not for marks has a raw score and no final one")
  func notForMarks() {
    #expect(points(mark(.late(startedDays: 2), isNotForMarks: true)) == [Points(8), nil, nil])
  }

  @Test("Lateness comes from the time where it is known, and else from the archive's name")
  func lateness() {
    let late = Moment(secondsSince1970: 1_000_001)
    let cases: [(Mark.Lateness, Mark.Lateness)] = [
      (Mark.Lateness(of: "ada", at: .at(Self.due), under: deadlines), .inTime),
      (Mark.Lateness(of: "ada", at: .at(late), under: deadlines), .late(startedDays: 1)),
      (Mark.Lateness(of: "eve", at: .at(late), under: deadlines), .inTime),
      (Mark.Lateness(of: "ada", at: .at(late), under: nil), .noDeadline),
      (Mark.Lateness(of: "ada", at: .unknown, under: deadlines), .unknown),
      (Mark.Lateness(of: "ada", at: .unknown, under: nil), .noDeadline),
      (Mark.Lateness(of: "ada", at: .late, under: deadlines), .lateByUnknownTime),
      (Mark.Lateness(of: "ada", at: .late, under: nil), .lateByUnknownTime),
    ]

    #expect(cases.map(\.0) == cases.map(\.1))
    #expect(SubmissionTime(late, isLateByName: true) == .at(late))
    #expect(SubmissionTime(nil, isLateByName: true) == .late)
    #expect(SubmissionTime(nil, isLateByName: false) == .unknown)
  }
}

@Suite("Marked submissions")
struct MarkedSubmissionTests {
  private func marked(_ exercises: [ExerciseVerdict]) -> MarkedSubmission {
    let report = EncodedReport(Sample.submission(exercises), for: .instructor, in: .english)
    return MarkedSubmission(report, deadlines: nil)
  }

  @Test("The raw score is the report's, to the millionth")
  func score() {
    let thirds = Points(10).shared(among: 3).map { share in
      Verdict(name: "values", kind: .values, maxScore: share, finding: nil)
    }

    let mark = marked([Sample.exercise(thirds)]).mark

    #expect(mark.rawScore == Points(10))
    #expect(mark.maxScore == Points(10))
  }

  @Test("A part that is ungraded, or nothing at all, leaves the whole without a score")
  func ungraded() {
    let fault = Sample.verdict("values 2", finding: .infrastructureFault(reason: "disk full"))
    let partly = marked([Sample.exercise([Sample.verdict(), fault])])
    let nothing = marked([])

    #expect(partly.mark.finalScore == nil)
    #expect(nothing.mark.finalScore == nil)
    #expect(
      [UngradedPart(of: partly.report), UngradedPart(of: nothing.report)].map(\.status)
        == [.infrastructureError, .infrastructureError]
    )
    #expect(UngradedPart(of: partly.report).check == "values 2")
  }

  @Test("A status of a later version, and a score that is none, grade nothing")
  func unknown() throws {
    let report = EncodedReport(
      Sample.submission([Sample.exercise([Sample.verdict()])]),
      for: .instructor,
      in: .english
    )
    let sound = try marked(report) { $0 }
    let status = try marked(report) { $0.replacing(#""status":"passed""#, with: #""status":"x""#) }
    let negative = try marked(report) { $0.replacing(#""score":3"#, with: #""score":-3"#) }
    let huge = try marked(report) { $0.replacing(#""score":3"#, with: #""score":1e300"#) }

    #expect(sound.mark.rawScore == Points(3))
    #expect([status, negative, huge].map(\.mark.rawScore) == [nil, nil, nil])
  }

  private func marked(
    _ report: EncodedReport,
    edit: (String) -> String
  ) throws -> MarkedSubmission {
    let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    let edited = try JSONDecoder().decode(EncodedReport.self, from: Data(edit(text).utf8))
    return MarkedSubmission(edited, deadlines: nil)
  }
}
