// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension WholeProgram {
  @Suite("grade doctor", .serialized)
  struct DoctorTests {
    @Test("It finds all that the tests use")
    func healthy() async throws {
      let run = try await GradeProgram.run(["doctor"], in: repositoryRoot)

      #expect(run.code == 0)
      #expect(run.err.isEmpty)
      let lines = run.out.split(separator: "\n")
      #expect(lines.map { $0.prefix { $0 != " " } } == ["✓", "✓", "✓", "✓"])
    }

    @Test("Without a toolchain it says so, with the remedy, and goes on")
    func noToolchain() async throws {
      let run = try await GradeProgram.run(
        ["doctor"],
        in: repositoryRoot,
        changes: ["PATH": "/nonexistent"]
      )

      #expect(run.code == 69)
      #expect(run.out.hasPrefix("✗ toolchain  no 'swiftc' on PATH; install a Swift 6.3 toolchain"))
      #expect(run.out.contains("✓ sandbox"))
    }
  }
}
