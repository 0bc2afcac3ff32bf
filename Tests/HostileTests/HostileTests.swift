// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Grading
import Harness
import Sandbox
import TestSupport
import Testing
import Verdicts

/// Submissions that mean harm, graded in real boxes with limits of a second or two: each ends in exactly its
/// status, and nothing else is touched.
@Suite(.tags(.sandbox), .serialized) struct HostileTests {
  private static let course = "\(repositoryRoot)/Tests/HostileTests/Course"
  static let caseLimitSeconds = 2.0

  @Test("It ends in its status and reaches nothing", arguments: try HostileSubmission.all())
  func ends(_ hostile: HostileSubmission) async throws {
    try await hold(hostile, machine: try Machine())
  }

  /// The walls that are built otherwise where there are no control groups.
  @Test(
    "It ends so too where resource limits alone hold a box",
    arguments: try HostileSubmission.all().filter {
      ["V01-threads", "V10", "V11", "V12", "V15"].contains(where: $0.name.hasPrefix)
    }
  )
  func endsWithoutControlGroups(_ hostile: HostileSubmission) async throws {
    try await hold(hostile, machine: try Machine(usesControlGroups: false))
  }

  private func hold(_ hostile: HostileSubmission, machine: Machine) async throws {
    try await withTemporaryFolder { folder in
      try await Self.warmUp.value
      let invariant = try Invariant(folder: folder)

      let (bad, good, leftOver) = try await grade(hostile.submission, machine: machine)

      let found = bad.verdicts.map(\.status.rawValue)
      let expected = hostile.expectation
      #expect(found == expected.statuses)
      let messages = bad.verdicts.map(Messages(in: .english).message(of:))
        .joined(separator: "\n")
      if let words = expected.says {
        #expect(messages.contains(words), "it says: \(messages)")
      }
      for verdict in bad.verdicts where verdict.kind == .values {
        #expect((verdict.seconds ?? 0) < Self.caseLimitSeconds + 2)
      }
      #expect(good.status == .passed, "the good submission beside it: \(good.verdicts)")
      #expect(good.score == good.maxScore)
      #expect(leftOver == [], "processes stayed")
      invariant.hold(in: folder, said: "\(bad)", told: messages)
    }
  }

  /// Grades a hostile submission and a good one at the same time.
  func grade(
    _ hostile: Submission,
    machine: Machine
  ) async throws -> (bad: ExerciseVerdict, good: ExerciseVerdict, leftOver: [String]) {
    let course = try CourseDefinition(reading: Self.course)
    let reference = "\(Self.course)/exercises/fib/reference/fib.swift"
    let good = SourceFile(
      name: "fib.swift",
      bytes: Array(try Data(contentsOf: URL(fileURLWithPath: reference)))
    )
    return try await withLanguageHarness(limits: course.limits, machine: machine) {
      harness,
      sandbox in
      let grader = Grader(course: course, harness: harness, sandbox: .cgroup)
      @Sendable func verdict(_ submission: Submission) async throws -> ExerciseVerdict {
        try await grader.grade(submission, exercises: course.exercises).exercises[0]
      }
      async let bad = verdict(hostile)
      // In this order: the good one is graded while the other is.
      let beside = try await verdict(Submission(id: "bob", parts: ["fib": .files([good])]))
      return (try await bad, beside, try await Invariant.leftOver(sandbox.slotUsers))
    }
  }

  /// Builds kit and main program and tries Python, once, so that they are part of how the outside looks
  /// before.
  static let warmUp = Task {
    let course = try CourseDefinition(reading: Self.course)
    let sources = [
      ("fib.swift", "func fib(_ n: Int) -> Int { n }"), ("fib.py", "def fib(n): return n"),
    ]
    try await withLanguageHarness(limits: course.limits, machine: try Machine()) { harness, _ in
      for (name, text) in sources {
        let file = SourceFile(name: name, bytes: Array(text.utf8))
        _ = try await harness.build([file], for: course.exercises.map(\.signature))
      }
    }
  }
}
