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

      let reference = "exercises/initialize_parameters_zeros/reference/initialize_parameters_zeros"
      let words = "the reference should pass, but values 3-2-1: "
      #expect(
        zip(faults, [".swift", ".py"]).map { $0.hasPrefix("\(reference)\($1): \(words)") }
          == [true, true]
      )
    }
  }

  @Test("Fixtures that agree stay; a mistake's that is gone is written anew")
  func fixtures() async throws {
    try await withCourseCopy { folder in
      let gone = "fixtures/\(Self.he)/mistakes/xavier_scale/2-4-1.json"
      let kept = try String(contentsOfFile: "\(folder)/\(gone)", encoding: .utf8)
      try FileManager.default.removeItem(atPath: "\(folder)/\(gone)")

      let changes = try await changes(course: folder, .mistake("xavier_scale"))

      #expect(changes.map(\.path) == [gone])
      #expect(changes.first?.text.split(separator: "\n").last == kept.split(separator: "\n").last)
    }
  }

  @Test("An expected value is made where there is none, and never replaced")
  func expectedValues() async throws {
    try await withCourseCopy { folder in
      let fixture = "fixtures/\(Self.he)/5-3.json"
      try FileManager.default.removeItem(atPath: "\(folder)/\(fixture)")

      let changes = try await changes(course: folder, .reference)

      #expect(changes.map(\.path) == [fixture])

      let reference = "\(folder)/exercises/\(Self.he)/reference/\(Self.he).swift"
      let wrong = try String(contentsOfFile: reference, encoding: .utf8)
        .replacing("seed: 3", with: "seed: 4")
      try wrong.write(toFile: reference, atomically: true, encoding: .utf8)

      await #expect(
        throws: CourseAudit.Fault(
          description:
            "fixtures/\(Self.he)/2-4-1.json: the reference returns another value; correct "
            + "one of them, or delete this file to have it written anew"
        )
      ) { try await self.changes(course: folder, .reference) }
    }
  }

  @Test("A missing statement and a stub that is not the reference's are faults")
  func files() async throws {
    try await withCourseCopy { folder in
      try FileManager.default.removeItem(
        atPath: "\(folder)/exercises/\(Self.he)/statement.pt-BR.md"
      )
      let stub = "\(folder)/exercises/\(Self.he)/\(Self.he).swift"
      try (String(contentsOfFile: stub, encoding: .utf8) + "// edited\n")
        .write(toFile: stub, atomically: true, encoding: .utf8)
      let course = try CourseDefinition(reading: folder, only: [Self.he])

      let faults = try await withHarness { harness, _ in
        try CourseAudit(
          grader: Grader(course: course, harness: harness, sandbox: .cgroup),
          folder: CourseFolder(directory: folder)
        ).faultsOfFiles(of: course.exercises[0]).map(\.description)
      }

      #expect(
        faults == [
          "exercises/\(Self.he)/statement.pt-BR.md: no such file",
          "exercises/\(Self.he)/\(Self.he).swift: it is not "
            + "exercises/\(Self.he)/reference/\(Self.he).swift without the solution",
        ]
      )
    }
  }

  private static let he = "initialize_parameters_he"

  private func changes(
    course folder: String,
    _ solution: Solution
  ) async throws -> [FixtureMaker.Change] {
    let course = try CourseDefinition(
      reading: folder,
      only: [Self.he],
      allowsMissingFixtures: true
    )
    return try await withHarness { harness, _ in
      let maker = FixtureMaker(
        grader: Grader(course: course, harness: harness, sandbox: .cgroup),
        folder: CourseFolder(directory: folder)
      )
      return try await maker.changes(of: solution, in: course.exercises[0])
    }
  }

  private func faults(
    course folder: String,
    _ name: String,
    solutions: (Exercise) -> [Solution]
  ) async throws -> [String] {
    let course = try CourseDefinition(reading: folder, only: [name])
    let exercise = course.exercises[0]
    let chosen = solutions(exercise)
    return try await withLanguageHarness { harness, _ in
      let audit = CourseAudit(
        grader: Grader(course: course, harness: harness, sandbox: .cgroup),
        folder: CourseFolder(directory: folder)
      )
      var faults: [String] = []
      for solution in chosen {
        for language in try audit.languages(of: solution, in: exercise) {
          faults += try await audit.faults(of: solution, in: exercise, language).map(\.description)
        }
      }
      return faults
    }
  }

  /// Copies the built-in course for the time of `body`.
  private func withCourseCopy(_ body: (String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      for name in ["grader.json", "exercises", "fixtures"] {
        try FileManager.default.copyItem(
          atPath: URL(fileURLWithPath: "\(repositoryRoot)/\(name)").resolvingSymlinksInPath().path,
          toPath: "\(folder)/\(name)"
        )
      }
      try await body(folder)
    }
  }
}
