// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension WholeProgram {
  @Suite("--unsafe-no-sandbox", .serialized)
  struct UnsafeNoSandboxTests {
    private static let exercise = "initialize_parameters_he"
    private static let arguments = [
      exercise, "--submission", "submission", "--unsafe-no-sandbox",
    ]
    private let user = OrdinaryUser()

    @Test(
      "Own work is graded on the public cases, and nobody can take the report for a mark",
      arguments: [("unsafe", "en"), ("unsafe-pt-BR", "pt-BR")]
    )
    func graded(_ name: String, _ language: String) async throws {
      try await CommandCase(name: name).expect(
        Self.arguments + ["--language", language],
        by: user,
        preparing: solve
      )
    }

    @Test("JSON and JUnit say that it is not for marks, and know of no hidden case")
    func reports() async throws {
      try await inSolvedFolder { folder in
        let run = try await grade(
          Self.arguments + ["--json", "verdict.json", "--junit", "report.xml", "--instructor"],
          in: folder
        )

        let json = try JSONDecoder().decode(
          Report.self,
          from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/verdict.json"))
        )
        #expect(run.code == 0)
        #expect(
          json
            == Report(
              sandbox: "none",
              not_for_marks: true,
              exercises: [
                .init(checks: ["build", "values 2-4-1", "training"].map(Report.Check.init))
              ]
            )
        )
        let junit = try String(contentsOfFile: "\(folder)/report.xml", encoding: .utf8)
        #expect(junit.contains(#"<property name="sandbox" value="none"/>"#))
        #expect(junit.contains(#"<property name="not-for-marks" value="true"/>"#))
      }
    }

    @Test("A training says it, too")
    func training() async throws {
      try await inSolvedFolder { folder in
        let run = try await grade(["train"] + Self.arguments, in: folder)

        #expect(run.code == 0)
        #expect(run.out.hasPrefix("Not for marks: the program ran without a sandbox.\n\n"))
      }
    }

    @Test("Python finds the course's own packages without a sandbox as with it", arguments: [0, 1])
    func packages(_ dropped: Int) async throws {
      try await inSolvedFolder { folder in
        let files = FileManager.default
        try files.createDirectory(
          atPath: "\(folder)/packages",
          withIntermediateDirectories: true
        )
        try "def column(rows): return [[0.0]] * rows\n"
          .write(toFile: "\(folder)/packages/columns.py", atomically: true, encoding: .utf8)
        let text = try String(contentsOfFile: "\(folder)/grader.json", encoding: .utf8)
        try text.replacing(
          "\"limits\"",
          with: "\"python\": {\"packages\": \"\(folder)/packages\"},\n  \"limits\"",
          maxReplacements: 1
        )
        .write(toFile: "\(folder)/grader.json", atomically: true, encoding: .utf8)
        try """
        import numpy as np
        from columns import column

        def \(Self.exercise)(layers_dims):
            np.random.seed(3)
            parameters = {}
            for l in range(1, len(layers_dims)):
                shape = layers_dims[l], layers_dims[l - 1]
                parameters[f"W{l}"] = np.random.randn(*shape) * np.sqrt(2 / shape[1])
                parameters[f"b{l}"] = np.array(column(shape[0]))
            return parameters
        """
        .write(toFile: "\(folder)/homework.py", atomically: true, encoding: .utf8)
        try user.own(folder)

        let run = try await grade(
          [Self.exercise, "--submission", "homework.py", "--unsafe-no-sandbox"].dropLast(dropped),
          in: folder
        )

        #expect(run.code == 0, "\(run.out) \(run.err)")
      }
    }

    @Test("On a terminal it is said in red")
    func red() async throws {
      try await inSolvedFolder { folder in
        let words = ([try user.program] + Self.arguments).joined(separator: " ")
        let run = try await GradeProgram.run(
          program: "script",
          ["-q", "-e", "-c", words, "/dev/null"],
          in: folder,
          changes: user.changes.merging(["TERM": "xterm"]) { own, _ in own },
          becoming: user.becoming
        )

        #expect(run.code == 0)
        #expect(
          run.out.contains(
            "\u{1B}[1;31mNot for marks: the program ran without a sandbox.\u{1B}[0m"
          )
        )
      }
    }

    @Test("It is refused where others' work is graded")
    func refusedInCI() async throws {
      try await CommandCase(name: "unsafe-in-ci").expect(
        Self.arguments,
        changes: ["CI": "true"],
        by: user,
        preparing: solve
      )
    }

    @Test("It is refused for root, be it that of a namespace")
    func refusedForRoot() async throws {
      try await inSolvedFolder { folder in
        let run = try await GradeProgram.run(
          Self.arguments,
          in: folder,
          becoming: geteuid() == 0 ? [] : ["unshare", "--user", "--map-root-user"]
        )

        #expect(run.code == 64)
        #expect(
          run.err == """
            grade: --unsafe-no-sandbox: not for root, whose whole machine would lie open to the \
            program; start grade as an ordinary user, or install the sandbox: apt-get install \
            bubblewrap

            """
        )
      }
    }

    @Test(
      "It is refused for what is not the caller's own folder or file",
      arguments: [
        ("/usr/lib", "unsafe-foreign"),
        ("submission.zip", "unsafe-archive"),
      ]
    )
    func refused(_ path: String, _ name: String) async throws {
      try await CommandCase(name: name).expect(
        ["initialize_parameters_he", "--submission", path, "--unsafe-no-sandbox"],
        by: user
      ) { folder in
        try "PK".write(toFile: "\(folder)/submission.zip", atomically: true, encoding: .utf8)
      }
    }

    @Test("A variable alone changes nothing")
    func variable() async throws {
      try await inSolvedFolder { folder in
        let run = try await grade(
          Self.arguments.dropLast() + ["--json", "verdict.json"],
          in: folder,
          changes: ["UNSAFE_NO_SANDBOX": "1", "GRADE_UNSAFE_NO_SANDBOX": "1"]
        )

        let json = try String(contentsOfFile: "\(folder)/verdict.json", encoding: .utf8)
        #expect(run.code == 0)
        #expect(json.contains(#""not_for_marks": false"#))
      }
    }

    /// What a report has of interest here.
    private struct Report: Decodable, Equatable {
      struct Check: Decodable, Equatable {
        let name: String
      }
      struct Exercise: Decodable, Equatable {
        let checks: [Check]
      }
      let sandbox: String
      let not_for_marks: Bool
      let exercises: [Exercise]
    }

    private func grade(
      _ arguments: [String],
      in folder: String,
      changes: [String: String] = [:]
    ) async throws -> GradeProgram.Run {
      try await GradeProgram.run(
        program: try user.program,
        arguments,
        in: folder,
        changes: changes.merging(user.changes) { $1 },
        becoming: user.becoming
      )
    }

    private func inSolvedFolder(_ body: (String) async throws -> Void) async throws {
      try await withTemporaryFolder { folder in
        try copyCourse(to: folder)
        try solve(in: folder)
        try user.own(folder)
        try await body(folder)
      }
    }

    /// Hands in the right solution.
    private func solve(in folder: String) throws {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/submission",
        withIntermediateDirectories: true
      )
      try FileManager.default.copyItem(
        atPath: "\(folder)/exercises/\(Self.exercise)/reference/\(Self.exercise).swift",
        toPath: "\(folder)/submission/\(Self.exercise).swift"
      )
    }
  }
}
