// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("grade train", .serialized)
  struct TrainingTests {
    /// What numpy's trainings ended in, from `fixtures/training`.
    private struct Facts: Decodable {
      struct Run: Decodable {
        let trainPredictions: String
        let testPredictions: String

        enum CodingKeys: String, CodingKey {
          case trainPredictions = "train_predictions"
          case testPredictions = "test_predictions"
        }
      }
      let runs: [String: Run]
    }

    @Test("Without a name it trains all exercises and ends with their comparison")
    func all() async throws {
      let submission = "\(repositoryRoot)/examples/grace"
      try await CommandCase(name: "train-all").expect(["train", "--submission", submission])
    }

    @Test("--predictions prints numpy's classes", arguments: ["zeros", "he"])
    func predictions(_ method: String) async throws {
      let file = "\(repositoryRoot)/fixtures/training/runs.json"
      let facts = try JSONDecoder()
        .decode(Facts.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
      let expected = try #require(facts.runs[method])

      let exercise = "initialize_parameters_\(method)"
      let run = try await GradeProgram.run(
        ["train", exercise, "--submission", "examples/grace", "--predictions"],
        in: repositoryRoot
      )

      #expect(run.code == 0)
      #expect(try classes("predictions_train", in: run.out) == expected.trainPredictions)
      #expect(try classes("predictions_test", in: run.out) == expected.testPredictions)
      // numpy puts two spaces in front of each row but the first.
      #expect(try body("predictions_test", in: run.out).split(separator: "\n").count == 3)
      #expect(try body("predictions_test", in: run.out).contains("\n  "))
    }

    private func classes(_ name: String, in text: String) throws -> String {
      try body(name, in: text).filter(\.isNumber)
    }

    /// What stands between the brackets after a name.
    private func body(_ name: String, in text: String) throws -> Substring {
      let start = try #require(text.range(of: "\(name) = [["))
      let end = try #require(text.range(of: "]]", range: start.upperBound..<text.endIndex))
      return text[start.upperBound..<end.lowerBound]
    }
  }
}
