// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  /// Submissions in Python on a machine with and without an interpreter.
  @Suite("Python", .serialized)
  struct PythonTests {
    /// Runs grade on the built-in course, whose grader.json names an interpreter that isn't there.
    private func run(_ arguments: [String]) async throws -> GradeProgram.Run {
      try await withTemporaryFolder { folder in
        let files = FileManager.default
        for name in ["exercises", "fixtures"] {
          try files.copyItem(atPath: "\(repositoryRoot)/\(name)", toPath: "\(folder)/\(name)")
        }
        let text = try String(contentsOfFile: "\(repositoryRoot)/grader.json", encoding: .utf8)
        let changed = text.replacing(
          "\"limits\"",
          with: "\"python\": {\"program\": \"/nonexistent/python3\"},\n  \"limits\"",
          maxReplacements: 1
        )
        try changed.write(toFile: "\(folder)/grader.json", atomically: true, encoding: .utf8)
        return try await GradeProgram.run(arguments, in: folder)
      }
    }

    private let exercise = "initialize_parameters_zeros"

    @Test("Without an interpreter a submission in Python is not graded, and the remedy is named")
    func missing() async throws {
      let run = try await run(
        [exercise, "--submission", "exercises/\(exercise)/reference/\(exercise).py"]
      )

      #expect(run.code == 69)
      #expect(run.out.contains("'/nonexistent/python3'; run: apt-get install python3-numpy"))
    }

    @Test("Without an interpreter a submission in Swift is graded all the same")
    func notNeeded() async throws {
      let run = try await run(
        [exercise, "--submission", "exercises/\(exercise)/reference/\(exercise).swift"]
      )

      #expect(run.code == 0)
    }

    @Test("Doctor says that the interpreter that the course names isn't there")
    func doctor() async throws {
      let run = try await run(["doctor"])

      #expect(run.code == 69)
      #expect(run.out.contains("✗ python     a submission in Python needs an interpreter"))
    }
  }
}
