// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Testing

/// The course in this repository, for tests that look at its files.
enum BuiltInCourse {
  /// The repository's folder.
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Read once for all tests; that it can't be read fails each of them.
  private static let course = Result { try CourseDefinition(reading: directory) }

  static func read() throws -> CourseDefinition {
    try course.get()
  }

  /// A file's text by its path in the repository.
  static func text(_ file: String) throws -> String {
    try String(contentsOfFile: directory + "/" + file, encoding: .utf8)
  }

  /// The names in a folder, without hidden ones and without extensions, sorted.
  static func names(in folder: String, extension suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)
      .filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(suffix.count)) }
      .sorted()
  }

  /// The cases of an exercise's values checks.
  static func cases(_ exercise: Exercise) -> [Case] {
    exercise.checks.flatMap { check -> [Case] in
      guard case .values(let values) = check.kind else { return [] }
      return values.cases
    }
  }

  /// The training checks of an exercise.
  static func trainings(_ exercise: Exercise) -> [TrainingCheck] {
    exercise.checks.compactMap { check in
      guard case .training(let training) = check.kind else { return nil }
      return training
    }
  }

  /// The parameters that a case expects.
  static func expected(_ exercise: String, _ name: String) throws -> Parameters {
    let exercise = try #require(try read().exercise(named: exercise))
    let expected = try #require(cases(exercise).first { $0.name == name }).expected
    guard case .parameters(let parameters) = expected else { return [:] }
    return parameters
  }
}
