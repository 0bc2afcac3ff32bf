// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Grading
import TestSupport
import Testing
import Verdicts

/// The built-in course held against itself: references pass, stubs are not implemented, every
/// mistake fails and is named.
@Suite(.tags(.sandbox), .serialized) struct CourseAuditTests {
  @Test(
    "The exercise's own solutions get what they deserve",
    arguments: [
      "initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he",
    ]
  )
  func builtInCourse(_ name: String) async throws {
    let faults = try await faults(course: repositoryRoot, name) { exercise in
      Solution.all(of: exercise)
    }

    #expect(faults == [])
  }

  @Test("A reference that disagrees with its fixture is a fault that says where")
  func disagreement() async throws {
    try await withCourseCopy { folder in
      let fixture = "\(folder)/fixtures/initialize_parameters_zeros/3-2-1.json"
      let text = try String(contentsOfFile: fixture, encoding: .utf8)
      let range = try #require(text.range(of: "0" + ".0") ?? text.range(of: "0,"))
      try text.replacingCharacters(in: range, with: text[range].replacing("0", with: "7"))
        .write(toFile: fixture, atomically: true, encoding: .utf8)

      let faults = try await faults(course: folder, "initialize_parameters_zeros") { _ in
        [.reference]
      }

      #expect(faults.count == 1)
      #expect(
        faults.first?.hasPrefix(
          "exercises/initialize_parameters_zeros/reference/initialize_parameters_zeros.swift: "
            + "the reference should pass, but values 3-2-1: "
        ) == true
      )
    }
  }

  @Test("Fixtures that agree stay; one that is gone or differs is written anew")
  func fixtures() async throws {
    try await withCourseCopy { folder in
      let name = "initialize_parameters_he"
      let gone = "fixtures/\(name)/mistakes/xavier_scale/2-4-1.json"
      let kept = try String(contentsOfFile: "\(folder)/\(gone)", encoding: .utf8)
      try FileManager.default.removeItem(atPath: "\(folder)/\(gone)")
      let course = try CourseDefinition(reading: folder, only: [name])

      let changes = try await withHarness { harness, _ in
        let maker = FixtureMaker(
          grader: Grader(course: course, harness: harness, sandbox: .cgroup),
          read: { Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
        )
        return try await maker.changes(of: .mistake("xavier_scale"), in: course.exercises[0])
      }

      #expect(changes.map(\.path) == [gone])
      #expect(changes.first?.text.split(separator: "\n").last == kept.split(separator: "\n").last)
    }
  }

  private func faults(
    course folder: String,
    _ name: String,
    solutions: (Exercise) -> [Solution]
  ) async throws -> [String] {
    let course = try CourseDefinition(reading: folder, only: [name])
    let chosen = solutions(course.exercises[0])
    return try await withHarness { harness, _ in
      let audit = CourseAudit(
        grader: Grader(course: course, harness: harness, sandbox: .cgroup),
        read: { Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
      )
      var faults: [String] = []
      for solution in chosen {
        faults += try await audit.faults(of: solution, in: course.exercises[0]).map(\.description)
      }
      return faults
    }
  }

  /// Copies the built-in course for the time of `body`.
  private func withCourseCopy(_ body: (String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      for name in ["grader.json", "exercises", "fixtures"] {
        try FileManager.default.copyItem(
          atPath: "\(repositoryRoot)/\(name)",
          toPath: "\(folder)/\(name)"
        )
      }
      try await body(folder)
    }
  }
}
