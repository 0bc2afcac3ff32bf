// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

struct SubmissionVerdictTests {
  @Test("The status follows from the finding, and the score from the status")
  func derived() {
    let passed = Sample.verdict()
    let failed = Sample.verdict(finding: .noValue)
    let ungraded = Sample.verdict(finding: .infrastructureFault(reason: "disk full"))

    #expect((passed.status, passed.score) == (.passed, Points(3)))
    #expect((failed.status, failed.score) == (.noResult, .zero))
    #expect((ungraded.status, ungraded.score) == (.infrastructureError, nil))
  }

  @Test("Every status but passed has a finding that means it")
  func everyStatus() {
    let statuses = Set(Sample.findings.map(\.status))

    #expect(statuses == Set(Status.allCases).subtracting([.passed]))
  }

  @Test("A whole has the status of the first part that did not pass")
  func firstNotPassed() {
    let exercise = Sample.exercise([
      Sample.verdict("build", kind: .build, points: 0),
      Sample.verdict(finding: .stubUntouched(returned: nil)),
      Sample.verdict("training", kind: .training, finding: .waitsFor(check: "values")),
    ])

    #expect(exercise.status == .notImplemented)
    #expect(exercise.score == .zero)
    #expect(exercise.maxScore == Points(6))
  }

  @Test("An ungraded part makes the whole ungraded, whatever else failed")
  func ungradedDominates() {
    let exercise = Sample.exercise([
      Sample.verdict(finding: .noValue), Sample.verdict(finding: .sandboxUnavailable(reason: "")),
    ])
    let submission = Sample.submission([Sample.exercise([Sample.verdict()]), exercise])

    #expect(exercise.status == .sandboxUnavailable)
    #expect(exercise.score == nil)
    #expect(submission.status == .sandboxUnavailable)
    #expect(submission.score == nil)
    #expect(submission.maxScore == Points(9))
  }

  @Test("A check that is worth nothing costs nothing when it is missed, unless it is the build")
  func bonus() {
    let bonus = Sample.verdict(points: 0, finding: .noValue)
    let build = Sample.verdict("build", kind: .build, points: 0, finding: .compilerErrors([]))

    #expect(Sample.exercise([Sample.verdict(), bonus]).status == .passed)
    #expect(Sample.exercise([Sample.verdict(), build]).status == .buildFailed)
  }

  @Test("A student sees of a hidden case its name and status alone")
  func hiddenForStudent() throws {
    let hidden = Sample.verdict(
      "values 5-3",
      visibility: .hidden,
      finding: .differs(Sample.comparison(got: .int(41), expected: .int(42))),
      mistake: Sample.mistake
    )
    let submission = Sample.submission([Sample.exercise([Sample.verdict(), hidden])])

    let shown = submission.shown(to: .student)

    let verdict = try #require(shown.exercises.first?.verdicts.last)
    #expect(verdict.name == "values 5-3")
    #expect(verdict.status == .wrongValue)
    #expect(verdict == Verdict(withholding: hidden))
    #expect(verdict.finding == nil)
    #expect(verdict.mistake == nil)
    #expect(verdict.arguments == nil)
    #expect(verdict.printed == nil)
    #expect(verdict.seconds == nil)
    #expect(shown.wallSeconds == nil)
    #expect(shown.exercises.first?.verdicts.first == submission.exercises.first?.verdicts.first)
    #expect((shown.status, shown.score) == (submission.status, submission.score))
    #expect(submission.shown(to: .instructor) == submission)
  }

  @Test("Of a flood the beginning is kept, cut between scalars")
  func printedText() {
    let flood = PrintedText(text: "a" + String(repeating: "é", count: 1 << 20), byteCount: 1 << 30)

    #expect(flood.text.utf8.count == PrintedText.mostBytes - 1)
    #expect(flood.byteCount == 1 << 30)
  }

  @Test("Only a report made without a sandbox is not for marks", arguments: SandboxLevel.allCases)
  func notForMarks(level: SandboxLevel) {
    let submission = SubmissionVerdict(
      course: "init",
      title: LocalizedText(english: ""),
      submission: "ana",
      sandbox: level,
      exercises: []
    )

    #expect(submission.isNotForMarks == (level == .none))
  }
}

struct TrainingSummaryTests {
  @Test("A training that meets everything has no shortfall")
  func met() {
    #expect(Sample.training().shortfalls.isEmpty)
    #expect(
      Sample.training(costs: [.infinity, 0.5], expectedCosts: [.infinity, 0.5]).shortfalls.isEmpty
    )
    #expect(Sample.training(costs: [0.9005, 0.5], expectedCosts: [0.9, 0.5]).shortfalls.isEmpty)
    #expect(Sample.training(costs: [7], expectedCosts: nil).shortfalls.isEmpty)
  }

  @Test("The first cost that is too far off is named, then the accuracies")
  func missed() {
    let training = Sample.training(
      costs: [0.9, 0.6, 0.7],
      expectedCosts: [0.9, 0.5, 0.4],
      trainAccuracy: 0.5,
      testAccuracy: .nan
    )

    #expect(
      training.shortfalls.prefix(2) == [
        .cost(iteration: 1000, expected: 0.5, got: 0.6, relative: 1e-3),
        .trainAccuracy(atLeast: 0.99, got: 0.5),
      ]
    )
    guard case .testAccuracy? = training.shortfalls.last else {
      Issue.record("an accuracy of NaN must miss its threshold")
      return
    }
  }

  @Test("Infinite and finite costs differ, both ways")
  func infinity() {
    #expect(!Sample.training(costs: [.infinity], expectedCosts: [1]).shortfalls.isEmpty)
    #expect(!Sample.training(costs: [1], expectedCosts: [.infinity]).shortfalls.isEmpty)
  }

  @Test("Too few costs are a shortfall")
  func tooFew() {
    #expect(
      Sample.training(costs: [0.9], expectedCosts: [0.9, 0.5]).shortfalls
        == [.costCount(expected: 2, got: 1)]
    )
  }
}
