// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("On a terminal", .serialized)
  struct TerminalTests {
    private let escape = "\u{1B}["

    @Test("Colour and a progress line, which is taken away")
    func colour() async throws {
      let run = try await runOnTerminal()

      #expect(run.out.contains("\(escape)32m"))
      #expect(run.out.contains("\r\(escape)K"))
      #expect(run.out.contains("initialize_parameters_zeros"))
      #expect(run.code == 0)
    }

    @Test(
      "No colour with NO_COLOR, nor on a terminal that has none",
      arguments: ["NO_COLOR=1", "TERM=dumb"]
    )
    func noColour(_ variable: String) async throws {
      let parts = variable.split(separator: "=").map(String.init)

      let run = try await runOnTerminal([parts[0]: parts[1]])

      #expect(!run.out.contains("\(escape)3"))
      #expect(run.out.contains("10 of 10 points"))
    }

    // The progress line had the id as it is.
    @Test("A submission's name can't command the terminal")
    func name() async throws {
      try await withTemporaryFolder { folder in
        let submission = "\(folder)/\u{1B}]0;title\u{7}"
        try FileManager.default.copyItem(
          atPath: "\(repositoryRoot)/examples/grace",
          toPath: submission
        )

        let run = try await runOnTerminal(arguments: "--submission '\(submission)'")

        #expect(run.out.contains("building"))
        #expect(!run.out.contains("\u{1B}]"))
      }
    }

    /// Runs the program on a pseudo-terminal, with both of its streams on it.
    private func runOnTerminal(
      _ changes: [String: String] = [:],
      arguments: String = "initialize_parameters_zeros --submission examples/grace"
    ) async throws -> GradeProgram.Run {
      let command = try "\(GradeProgram.path) \(arguments)"
      return try await GradeProgram.run(
        program: "script",
        ["--quiet", "--return", "--command", command, "/dev/null"],
        in: repositoryRoot,
        changes: ["TERM": "xterm-256color"].merging(changes) { $1 }
      )
    }
  }
}
