// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CLibXML2
import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("--junit and --json", .serialized)
  struct ReportFileTests {
    @Test("Both files are written, valid, and say what the console says")
    func both() async throws {
      try await withTemporaryFolder { folder in
        let files = ["--junit", "\(folder)/a.xml", "--json", "\(folder)/a.json"]
        let run = try await GradeProgram.run(
          ["--submission", "examples/ada"] + files,
          in: repositoryRoot
        )

        #expect(run.code == 1)
        #expect(run.out.hasSuffix("\n10 of 30 points\n"))
        #expect(run.err.isEmpty)
        #expect(try names(in: folder) == ["a.json", "a.xml"])
        let junit = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.xml"))
        #expect(problems(with: junit) == [])
        let text = String(decoding: junit, as: UTF8.self)
        #expect(text.contains(#"timestamp="2026-01-01T00:00:00Z""#))
        let verdict = try object(reading: "\(folder)/a.json")
        #expect(verdict["schema"] as? Int == 1)
        #expect(verdict["course"] as? String == "weight-initialisation")
        #expect(verdict["submission"] as? String == "ada")
        #expect(verdict["status"] as? String == "not_implemented")
        #expect(verdict["score"] as? Double == 10)
        #expect(verdict["max_score"] as? Double == 30)
        #expect(try statuses(in: verdict) == ["passed", "not_implemented", "wrong_value"])
        #expect(try mistakes(in: verdict).contains("xavier_scale"))
      }
    }

    @Test("A report takes the place of an older one")
    func older() async throws {
      try await withTemporaryFolder { folder in
        let file = "\(folder)/report.xml"
        try Data("older".utf8).write(to: URL(fileURLWithPath: file))

        let run = try await GradeProgram.run(
          ["initialize_parameters_zeros", "--junit", file],
          in: repositoryRoot
        )

        #expect(run.code == 1)
        #expect(try names(in: folder) == ["report.xml"])
        #expect(problems(with: try Data(contentsOf: URL(fileURLWithPath: file))) == [])
      }
    }

    @Test("One that can't be written is found out before grading, and the other isn't either")
    func impossible() async throws {
      try await withTemporaryFolder { folder in
        let run = try await GradeProgram.run(
          ["--junit", "\(folder)/none/a.xml", "--json", "\(folder)/a.json"],
          in: repositoryRoot
        )

        #expect(run.code == 64)
        #expect(run.out.isEmpty)
        #expect(
          run.err == "grade: --junit '\(folder)/none/a.xml': there is no folder '\(folder)/none/'\n"
        )
        #expect(try names(in: folder) == [])
      }
    }

    // MARK: - Reading

    /// What is wrong with a JUnit document under the schemas that its readers use.
    private func problems(with document: Data) -> [String] {
      let collector = Collector()
      let context = Unmanaged.passUnretained(collector).toOpaque()
      let handler: xml_error_handler = { context, line, message in
        guard let context else { return }
        Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
          .problems.append("line \(line): \(String(cString: message))")
      }
      return withExtendedLifetime(collector) {
        let parsed = document.withUnsafeBytes {
          xml_document_parse($0.baseAddress, $0.count, handler, context)
        }
        guard let parsed else { return collector.problems + ["it can't be parsed"] }
        defer { xml_document_destroy(parsed) }
        for schema in ["junit-10", "surefire-test-report", "strict-profile"] {
          let file = "\(repositoryRoot)/fixtures/xsd/\(schema).xsd"
          if !xml_document_validate(parsed, file, handler, context) {
            collector.problems.append("not valid under \(schema)")
          }
        }
        return collector.problems
      }
    }

    private func names(in folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func object(reading file: String) throws -> [String: Any] {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func exercises(in verdict: [String: Any]) throws -> [[String: Any]] {
      try #require(verdict["exercises"] as? [[String: Any]])
    }

    private func statuses(in verdict: [String: Any]) throws -> [String] {
      try exercises(in: verdict).compactMap { $0["status"] as? String }
    }

    private func mistakes(in verdict: [String: Any]) throws -> [String] {
      try exercises(in: verdict).flatMap { ($0["checks"] as? [[String: Any]]) ?? [] }
        .compactMap { $0["mistake"] as? String }
    }
  }
}

/// A class, so that a C callback can find it by its address.
private final class Collector {
  var problems: [String] = []
}
