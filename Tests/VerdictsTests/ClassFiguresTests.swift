// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

@Suite("Class figures")
struct ClassFiguresTests {
  /// A submission of one exercise with two checks.
  private func submission(
    _ id: String,
    _ first: Finding? = nil,
    _ second: Finding? = nil,
    mistake: Mistake? = nil,
    time: SubmissionTime = .unknown
  ) -> MarkedSubmission {
    let verdict = SubmissionVerdict(
      course: "init",
      title: LocalizedText(english: "Initialisation"),
      submission: id,
      sandbox: .cgroup,
      exercises: [
        Sample.exercise([
          Sample.verdict("values a", points: 6, finding: first, mistake: mistake),
          Sample.verdict(
            "values b",
            visibility: .hidden,
            points: 4,
            finding: second,
            mistake: mistake
          ),
        ])
      ]
    )
    return MarkedSubmission(
      EncodedReport(verdict, for: .instructor, in: .english),
      time: time,
      deadlines: nil
    )
  }

  private func wrong(_ number: Double) -> Finding {
    .differs(Sample.comparison(got: .double(number), expected: .double(1)))
  }

  private func figures(_ submissions: [MarkedSubmission]) -> ClassFigures {
    submissions.reduce(into: ClassFigures()) { $0.add($1) }
  }

  @Test("Nothing has neither mean nor median")
  func empty() {
    let figures = ClassFigures()

    #expect(figures.mean == nil)
    #expect(figures.median == nil)
    #expect(figures.histogram().isEmpty)
    #expect(figures == self.figures([]))
  }

  @Test("Scores give mean, median and a histogram; ungraded submissions are no zeros")
  func scores() {
    let fault = Finding.infrastructureFault(reason: "disk full")
    let figures = figures([
      submission("a"), submission("b"), submission("c", wrong(2), wrong(2)),
      submission("d", nil, wrong(2)), submission("e", fault), submission("f", wrong(3)),
    ])

    #expect(figures.submissionCount == 6)
    #expect(figures.gradedCount == 5)
    #expect(figures.mean == 6)
    #expect(figures.median == 6)
    #expect(
      figures.scores.map(\.score) == [Points(0), Points(4), Points(6), Points(10)]
    )
    #expect(figures.scores.map(\.count) == [1, 1, 1, 2])
    #expect(figures.histogram().map(\.count) == [1, 0, 0, 0, 1, 0, 1, 0, 0, 2])
    #expect(figures.histogram(parts: 3).map(\.count) == [1, 2, 2])
    #expect(figures.histogram(parts: 3).map(\.to.millionths) == [3_333_333, 6_666_666, 10_000_000])
    #expect(
      figures.ungraded.map { "\($0.id) \($0.part.exercise ?? "") \($0.part.check ?? "")" }
        == ["e he values a"]
    )
  }

  @Test("The median of an even number is the mean of the middle two")
  func median() {
    let figures = figures(
      [submission("a"), submission("b", wrong(2)), submission("c", wrong(2))]
        + [submission("d")]
    )

    #expect(figures.median == 7)
  }

  @Test("Each check counts its statuses, and each mistake once a submission")
  func checks() {
    let figures = figures([
      submission("a"), submission("b", wrong(2), wrong(2), mistake: Sample.mistake),
      submission("c", wrong(2), nil, mistake: Sample.mistake), submission("d", .noValue),
    ])

    let exercise = figures.exercises[0]
    #expect(
      exercise.checks.map(\.counts)
        == [[.passed: 1, .wrongValue: 2, .noResult: 1], [.passed: 3, .wrongValue: 1]]
    )
    #expect(exercise.checks.map(\.isHidden) == [false, true])
    #expect(exercise.mistakes.map(\.name) == ["xavier_scale"])
    #expect(exercise.mistakes.map(\.count) == [2])
  }

  @Test("Submissions with the same wrong numbers in the same cases are a group")
  func groups() {
    let figures = figures([
      submission("a", wrong(2), wrong(3)), submission("b", wrong(2), wrong(3)),
      submission("c", wrong(2)), submission("d", wrong(3), wrong(2)),
      submission("e", wrong(2.000_000_000_1), wrong(3)),
    ])

    #expect(figures.exercises[0].groups.map(\.members) == [["a", "b", "e"]])
  }

  @Test("Its size stays bounded: names, groups and ungraded submissions are capped and counted")
  func bounded() {
    let fault = Finding.infrastructureFault(reason: "disk full")
    var figures = ClassFigures()
    for number in 0..<1200 { figures.add(submission("\(number)", wrong(Double(number) + 2))) }
    for number in 0..<300 { figures.add(submission("late \(number)", wrong(2), time: .late)) }
    for number in 0..<300 { figures.add(submission("none \(number)", fault)) }

    let exercise = figures.exercises[0]
    #expect(exercise.groups.map(\.count) == [301])
    #expect(exercise.groups[0].members.count == 20)
    #expect(exercise.ungroupedCount == 200)
    #expect(figures.ungraded.count == 200)
    #expect(figures.ungradedCount == 300)
    #expect(figures.lateCount == 300)
  }
}
