// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

@Suite struct MarkChangeTests {
  private func graded(
    _ finding: Finding? = nil,
    daysLate: Int = 0
  ) throws -> MarkChange.Graded {
    let due = try #require(Moment("2026-03-01T12:00:00Z"))
    let verdict = SubmissionVerdict(
      course: "weights",
      title: LocalizedText(english: "Weights"),
      submission: "ada",
      sandbox: .cgroup,
      exercises: [
        ExerciseVerdict(
          name: "he",
          title: LocalizedText(english: "He"),
          verdicts: [Verdict(name: "build", kind: .build, maxScore: Points(10), finding: finding)]
        )
      ]
    )
    let deadlines = Deadlines(due: due, penaltyPerStartedDay: Share(millionths: 100_000))
    let moment = Moment(secondsSince1970: due.secondsSince1970 + daysLate * 86_400)
    return MarkChange.Graded(
      verdict,
      mark: Mark(
        rawScore: verdict.score,
        maxScore: verdict.maxScore,
        lateness: Mark.Lateness(of: "ada", at: .at(moment), under: deadlines),
        deadlines: deadlines,
        isNotForMarks: false
      )
    )
  }

  @Test("The score that counts may change by lateness alone")
  func lateness() throws {
    let change = try #require(MarkChange(from: graded(daysLate: 2), to: graded()))

    #expect(change.before == .marked(finalScore: Points(8), penalty: Points(2)))
    #expect(change.after == .marked(finalScore: Points(10), penalty: .zero))
    #expect(change.checks.isEmpty)
  }

  @Test("Where nothing changed there is no change")
  func unchanged() throws {
    #expect(try MarkChange(from: graded(daysLate: 2), to: graded(daysLate: 2)) == nil)
  }

  @Test("A changed check is named; one who is in one run alone has no checks")
  func checks() throws {
    let wrong = try graded(.fileMissing(name: "he.swift"))

    let changed = try #require(MarkChange(from: graded(), to: wrong))
    let joined = try #require(MarkChange(from: nil, to: wrong))

    #expect(changed.checks.map(\.name) == ["build"])
    #expect(changed.checks.map { [$0.before?.status, $0.after?.status] } == [[.passed, .missing]])
    #expect(joined.before == .absent)
    #expect(joined.after == .marked(finalScore: .zero, penalty: .zero))
    #expect(joined.checks.isEmpty)
  }
}
