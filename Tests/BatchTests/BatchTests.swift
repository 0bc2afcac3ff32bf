// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Foundation
import Gradebook
import Grading
import Harness
import Intake
import Synchronization
import TestSupport
import Testing
import Verdicts

/// Batches of the built-in course in real boxes.
@Suite(.tags(.sandbox), .serialized) struct BatchTests {
  private static let he = "initialize_parameters_he"

  /// A harness that counts what it really builds.
  private struct CountingHarness: Harness {
    let harness: any Harness
    let builds: Counter

    var identity: String { harness.identity }

    func build(_ files: [SourceFile], for signatures: [Signature]) async throws -> BuildResult {
      builds.count()
      return try await harness.build(files, for: signatures)
    }

    func program(of files: [SourceFile], for signatures: [Signature]) async throws -> Program? {
      builds.count()
      return try await harness.program(of: files, for: signatures)
    }

    func program(
      restoring executable: [UInt8],
      of files: [SourceFile],
      for signatures: [Signature]
    ) -> Program {
      harness.program(restoring: executable, of: files, for: signatures)
    }
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)

    var total: Int { value.withLock { $0 } }

    func count() {
      value.withLock { $0 += 1 }
    }
  }

  /// What one run of a batch did.
  private struct Done: Equatable {
    var builds: Int
    /// `id score new`, sorted.
    var results: [String]
  }

  private func run(
    _ course: CourseDefinition,
    in folder: String,
    stopAfter limit: Int = .max
  ) async throws -> Done {
    let gradebook = try Gradebook(at: "\(folder)/gradebook.sqlite", for: .grading)
    let builds = Counter()
    let done = try await withHarness(limits: course.limits) { harness, _ in
      let counting = CountingHarness(harness: harness, builds: builds)
      let remembering = RememberingHarness(
        counting,
        store: try ContentStore(at: "\(folder)/builds.sqlite")
      )
      let keys = try VerdictKeys(
        course: course,
        sandbox: .cgroup,
        harness: harness.identity,
        graderVersion: "1"
      )
      let batch = Batch(
        course: course,
        submissions: try SubmissionReader(exercises: course.exerciseNames)
          .submissions(at: "\(folder)/class"),
        grader: Grader(course: course, harness: remembering, sandbox: .cgroup),
        gradebook: gradebook,
        keys: keys,
        jobs: 2
      )
      let run = try gradebook.begin(
        Run.Description(
          who: "ada",
          course: course.name,
          title: course.title,
          courseVersion: "",
          graderVersion: "1",
          toolchain: "",
          sandbox: .cgroup
        ),
        at: 0
      )
      var results: [String] = []
      let stop = Mutex(false)
      _ = try await batch.grade(in: run, isStopping: { stop.withLock { $0 } }) { progress in
        let verdict = progress.result.verdict
        let score = verdict.score.map { "\(Int($0.value))" } ?? "-"
        results.append("\(verdict.submission) \(score)\(progress.result.isNew ? " new" : "")")
        if progress.done >= limit { stop.withLock { $0 = true } }
      }
      return Done(builds: builds.total, results: results.sorted())
    }
    try gradebook.close()
    return done
  }

  /// A class of right solutions, `copies` of them equal.
  private func makeClass(_ ids: [String], copies: Set<String> = [], in folder: String) throws {
    let reference = "\(repositoryRoot)/exercises/\(Self.he)/reference/\(Self.he).swift"
    let source = try String(contentsOfFile: reference, encoding: .utf8)
    for id in ids {
      let file = "\(folder)/class/\(id)/\(Self.he).swift"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/class/\(id)",
        withIntermediateDirectories: true
      )
      let text = copies.contains(id) ? source : "// \(id)\n" + source
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
  }

  /// The course with one expected value moved far.
  private func changed(_ course: CourseDefinition) throws -> CourseDefinition {
    let exercises = course.exercises.map { exercise in
      let checks = exercise.checks.map { check in
        guard case .values(let values) = check.kind else { return check }
        let cases = values.cases.enumerated().map { place, old in
          Case(
            name: old.name,
            arguments: old.arguments,
            visibility: old.visibility,
            expected: place == 0 ? .parameters([:]) : old.expected,
            tolerance: old.tolerance,
            stubValue: nil,
            mistakeValues: old.mistakeValues
          )
        }
        return Check(
          name: check.name,
          points: check.points,
          after: check.after,
          kind: .values(ValuesCheck(cases: cases))
        )
      }
      return Exercise(
        title: exercise.title,
        signature: exercise.signature,
        points: exercise.points,
        checks: checks,
        mistakes: []
      )
    }
    return CourseDefinition(
      name: course.name,
      title: course.title,
      exercises: exercises,
      limits: course.limits,
      datasets: course.datasets
    )
  }

  @Test("Equal files are built and graded once, and what is unchanged not at all")
  func nothingTwice() async throws {
    let course = try CourseDefinition(reading: repositoryRoot, only: [Self.he])
    try await withTemporaryFolder { folder in
      try makeClass(["a", "b", "c", "d"], copies: ["b", "c", "d"], in: folder)

      let first = try await run(course, in: folder)
      let second = try await run(course, in: folder)

      #expect(first.builds == 2)
      #expect(first.results.count { $0.hasSuffix(" 10 new") } == 2)
      #expect(first.results.count { $0.hasSuffix(" 10") } == 2)
      #expect(second == Done(builds: 0, results: ["a 10", "b 10", "c 10", "d 10"]))
    }
  }

  @Test("A changed fixture grades anew with the programs that are kept, and compiles nothing")
  func changedFixture() async throws {
    let course = try CourseDefinition(reading: repositoryRoot, only: [Self.he])
    try await withTemporaryFolder { folder in
      try makeClass(["a", "b"], in: folder)
      _ = try await run(course, in: folder)

      let again = try await run(try changed(course), in: folder)

      #expect(again == Done(builds: 0, results: ["a 5 new", "b 5 new"]))
    }
  }

  @Test("A batch that is stopped finishes what is running, and the next one does the rest")
  func stopped() async throws {
    let course = try CourseDefinition(reading: repositoryRoot, only: [Self.he])
    try await withTemporaryFolder { folder in
      try makeClass(["a", "b", "c", "d", "e"], in: folder)

      let first = try await run(course, in: folder, stopAfter: 1)
      let second = try await run(course, in: folder)

      #expect((1...3).contains(first.results.count))
      #expect(second.builds == 5 - first.results.count)
      #expect(second.results.count == 5)
    }
  }
}
