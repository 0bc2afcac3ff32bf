// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Digests
import Foundation
import Gradebook
import TestSupport
import Testing
import Verdicts

struct GradebookTests {
  private static let description = Run.Description(
    who: "ada",
    course: "weights",
    title: LocalizedText(english: "Weights", others: [.portuguese: "Pesos"]),
    courseVersion: "0123",
    graderVersion: "1",
    toolchain: "6.3",
    sandbox: .cgroup
  )
  private static let key = ContentDigest(of: [[1]])

  /// A wrong value with all that JSON finds hard: infinities, NaN, the sign of zero, no elements.
  private static let wrong = ExerciseVerdict(
    name: "he",
    title: LocalizedText(english: "He"),
    verdicts: [
      Verdict(
        name: "values 2-4-1",
        kind: .values,
        maxScore: Points(1.5),
        arguments: [.ints([2, 4, 1])],
        finding: .differs(
          Comparison(
            got: .parameters([
              "W1": Matrix(rows: 1, columns: 3, elements: [.infinity, -0.0, 0.1]),
              "b1": .zeros(0, 3),
            ]),
            expected: .parameters([
              "W1": Matrix(
                rows: 1,
                columns: 3,
                elements: [-.infinity, .pi, 2.2250738585072014e-308]
              )
            ]),
            within: Tolerance(relative: 1e-7, absolute: 1e-9)
          )
        ),
        mistake: Mistake(name: "scale", explanation: LocalizedText(english: "Scale.")),
        printed: PrintedText(text: "\u{1B}[31mred\0", byteCount: 100),
        seconds: 0.1
      )
    ]
  )

  private static let ungraded = ExerciseVerdict(
    name: "he",
    title: LocalizedText(english: "He"),
    verdicts: [
      Verdict(
        name: "build",
        kind: .build,
        maxScore: Points(1),
        finding: .infrastructureFault(reason: "no space left")
      )
    ]
  )

  private func result(_ exercise: ExerciseVerdict, isNew: Bool = true) -> RecordedResult {
    RecordedResult(
      verdict: SubmissionVerdict(
        course: "weights",
        title: Self.description.title,
        submission: "ada; DROP TABLE result",
        sandbox: .cgroup,
        exercises: [exercise],
        wallSeconds: 0.25
      ),
      fileName: "ada",
      isNew: isNew
    )
  }

  private func withGradebook(_ body: (Gradebook, String) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/gradebook.sqlite"
      let gradebook = try Gradebook(at: path, for: .grading)
      try body(gradebook, path)
      try gradebook.close()
    }
  }

  @Test("A result comes back as it was recorded, from a gradebook that was closed and opened")
  func resultComesBack() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/gradebook.sqlite"
      let first = try Gradebook(at: path, for: .grading)
      let run = try first.begin(Self.description, at: 100)
      try first.record(result(Self.wrong), keys: [Self.key], in: run)
      try first.finish(run: run, at: 200)
      try first.close()

      let gradebook = try Gradebook(at: path, for: .reading)

      let kept = Run(number: 1, started: 100, finished: 200, description: Self.description)
      #expect(try gradebook.runs() == [kept])
      #expect(
        try gradebook.result(of: "ada; DROP TABLE result", in: kept) == result(Self.wrong)
      )
    }
  }

  @Test("A verdict is found under what made it; one that says nothing was graded is not")
  func verdictsAreKept() async throws {
    try await withGradebook { gradebook, _ in
      let other = ContentDigest(of: [[2]])
      try gradebook.record(
        result(Self.wrong),
        keys: [Self.key],
        in: try gradebook.begin(Self.description, at: 1)
      )
      try gradebook.record(
        result(Self.ungraded),
        keys: [other],
        in: try gradebook.begin(Self.description, at: 2)
      )

      #expect(try gradebook.verdict(for: Self.key) == Self.wrong)
      #expect(try gradebook.verdict(for: other) == nil)

      try gradebook.forgetVerdicts()

      #expect(try gradebook.verdict(for: Self.key) == nil)
      #expect(try gradebook.submissions(in: 1) == ["ada; DROP TABLE result"])
    }
  }

  @Test("A result that can't be recorded whole is not recorded at all")
  func wholeOrNotAtAll() async throws {
    try await withGradebook { gradebook, _ in
      let run = try gradebook.begin(Self.description, at: 1)
      try gradebook.record(result(Self.wrong), keys: [Self.key], in: run)

      #expect(throws: GradebookError.self) {
        try gradebook.record(result(Self.wrong), keys: [ContentDigest(of: [[3]])], in: run)
      }

      #expect(try gradebook.submissions(in: run).count == 1)
      #expect(try gradebook.verdict(for: ContentDigest(of: [[3]])) == nil)
    }
  }

  @Test("Whoever else wants a gradebook that is being written is told that it is in use")
  func inUse() async throws {
    try await withGradebook { _, path in
      for purpose in [Gradebook.Purpose.grading, .reading] {
        #expect(throws: GradebookError.inUse(path: path)) {
          _ = try Gradebook(at: path, for: purpose)
        }
      }
    }
  }

  @Test("What is no gradebook of ours is refused and stays as it is")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/gradebook.sqlite"
      let newer = try Gradebook(at: path, for: .grading)
      try newer.close()
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))

      func refusal(_ bytes: Data) throws -> GradebookError? {
        try bytes.write(to: URL(fileURLWithPath: path))
        for suffix in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
        var refusal: GradebookError?
        do { _ = try Gradebook(at: path, for: .grading) } catch { refusal = error }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        return refusal
      }

      #expect(try refusal(Data("marks".utf8) + Data(count: 2000)) == .foreign(path: path))
      var foreign = whole
      foreign[68] ^= 1  // In the application's id.
      #expect(try refusal(foreign) == .foreign(path: path))
      guard case .damaged = try refusal(whole.prefix(whole.count / 2)) else {
        Issue.record("half a gradebook is not refused")
        return
      }
    }
  }

  @Test("A file that is no gradebook is not made one by reading it")
  func readingChangesNothing() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/notes.txt"
      try Data().write(to: URL(fileURLWithPath: path))

      #expect(throws: GradebookError.foreign(path: path)) {
        _ = try Gradebook(at: path, for: .reading)
      }

      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test("A gradebook is one file once it is closed, and whole where its grader was killed")
  func readByOthers() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/gradebook.sqlite"
      let gradebook = try Gradebook(at: path, for: .grading)
      let run = try gradebook.begin(Self.description, at: 1)
      // What a killed grader leaves.
      let left = "\(folder)/left.sqlite"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: left + suffix)
      }
      #expect(try Gradebook(at: left, for: .reading).runs().map(\.number) == [run])

      try gradebook.close()

      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.filter { $0.hasPrefix("gradebook") } == ["gradebook.sqlite"])
      #expect(try Gradebook(at: path, for: .reading).runs().map(\.number) == [run])
    }
  }

  @Test("There is nothing to read where there is no gradebook, and none is made")
  func missing() {
    #expect(throws: GradebookError.missing(path: "/tmp/no-such-gradebook.sqlite")) {
      _ = try Gradebook(at: "/tmp/no-such-gradebook.sqlite", for: .reading)
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/no-such-gradebook.sqlite"))
  }
}
