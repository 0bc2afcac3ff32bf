// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

extension WholeProgram {
  @Suite("Courses and machines that something is wrong with", .serialized)
  struct BadCourseTests {
    private let exercise = "initialize_parameters_he"

    @Test("grader.json is no JSON")
    func noJSON() async throws {
      try await CommandCase(name: "grader-json-cut").expect(["list"]) { folder in
        try replace(#"  "name": "weight-initialisation","#, with: "", in: "\(folder)/grader.json")
        try replace(#""languages": ["#, with: #""languages": "#, in: "\(folder)/grader.json")
      }
    }

    @Test("grader.json has a key that nobody knows")
    func unknownKey() async throws {
      try await CommandCase(name: "grader-json-unknown-key").expect(["list"]) { folder in
        try replace(#""exercises": ["#, with: #""exercise": ["#, in: "\(folder)/grader.json")
      }
    }

    @Test("exercise.json gives points that can't be")
    func points() async throws {
      try await CommandCase(name: "exercise-json-points").expect([exercise]) { folder in
        try replace(
          #""points": 6"#,
          with: #""points": -6"#,
          in: "\(folder)/exercises/\(exercise)/exercise.json"
        )
      }
    }

    @Test("A fixture is not there")
    func noFixture() async throws {
      try await CommandCase(name: "fixture-missing").expect([exercise]) { folder in
        try FileManager.default.removeItem(atPath: "\(folder)/fixtures/\(exercise)/2-4-1.json")
      }
    }

    @Test("A fixture has another shape than the signature says")
    func badFixture() async throws {
      try await CommandCase(name: "fixture-broken").expect([exercise]) { folder in
        try replace(
          #""b2": [[0.0]]"#,
          with: #""b2": 0.0"#,
          in: "\(folder)/fixtures/\(exercise)/2-4-1.json"
        )
      }
    }

    @Test("A reference disagrees with its fixture")
    func reference() async throws {
      try await CommandCase(name: "reference-disagrees").expect(["validate", exercise]) { folder in
        try replace(
          "1.7886284734303186",
          with: "1.7986284734303186",
          in: "\(folder)/fixtures/\(exercise)/2-4-1.json"
        )
      }
    }

    @Test("A course without the reference")
    func noReference() async throws {
      try await CommandCase(name: "reference-missing").expect(["validate", exercise]) { folder in
        try FileManager.default.removeItem(atPath: "\(folder)/exercises/\(exercise)/reference")
      }
    }

    @Test("No toolchain on PATH: nothing is graded")
    func noToolchain() async throws {
      try await CommandCase(name: "no-toolchain")
        .expect([exercise], changes: ["PATH": "/nonexistent"])
    }
  }
}
