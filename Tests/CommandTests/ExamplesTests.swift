// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("The samples", .serialized)
  struct ExamplesTests {
    /// What is read of a submission's `results/<id>.json`.
    private struct Result: Decodable {
      let submission: String
      let score: Double
      let exercises: [Exercise]

      struct Exercise: Decodable {
        let status: String
      }
    }

    @Test("Folders, archives, notebooks and scripts in one batch come out as their page has it")
    func together() async throws {
      let document = try Markdown(reading: "examples/README.md")
      try await withTemporaryFolder { folder in
        let run = try await GradeProgram.run(
          ["batch", "examples", "--output", "\(folder)/marks"],
          in: repositoryRoot
        )
        #expect(run.err == "1 not graded, since no submission: 'README.md'\n")
        #expect(run.code == 0)

        var blocks = document.blocks
        let index = try #require(blocks.firstIndex { $0.language == "csv" })
        blocks[index].text =
          "submission,points,zeros,random,he\n" + (try rows(in: "\(folder)/marks/results")).joined()

        try document.expect(
          blocks,
          recordedBy: "CommandTests",
          sourceLocation: #_sourceLocation
        )
      }
    }

    private func rows(in results: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: results).sorted().map { name in
        let result = try JSONDecoder().decode(
          Result.self,
          from: Data(contentsOf: URL(fileURLWithPath: "\(results)/\(name)"))
        )
        let statuses = result.exercises.map(\.status).joined(separator: ",")
        return "\(result.submission),\(Int(result.score)),\(statuses)\n"
      }
    }
  }
}
