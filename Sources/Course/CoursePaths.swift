// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Where a course's files lie, relative to its folder.
package enum CoursePaths {
  package static let grader = "grader.json"

  /// Later due moments of single students: private to a class, so that grader.json can be public.
  package static let extensions = "extensions.csv"

  /// What an exercise is and how it is graded.
  package static func exercise(_ exercise: String) -> String {
    "exercises/\(exercise)/exercise.json"
  }

  /// What a student reads first.
  package static func statement(_ exercise: String, _ language: Language) -> String {
    "exercises/\(exercise)/statement.\(language.rawValue).md"
  }

  /// The file that a student edits; the extension is that of a programming language.
  package static func stub(_ exercise: String, extension suffix: String) -> String {
    "exercises/\(exercise)/\(exercise).\(suffix)"
  }

  /// The right solution.
  package static func reference(_ exercise: String, extension suffix: String) -> String {
    "exercises/\(exercise)/reference/\(exercise).\(suffix)"
  }

  /// A known wrong solution.
  package static func mistake(
    _ mistake: String,
    of exercise: String,
    extension suffix: String
  ) -> String {
    "exercises/\(exercise)/mistakes/\(mistake).\(suffix)"
  }

  /// What a case should return.
  package static func fixture(_ exercise: String, case name: String) -> String {
    "fixtures/\(exercise)/\(name).json"
  }

  /// What the untouched stub returns for a case.
  package static func stubFixture(_ exercise: String, case name: String) -> String {
    "fixtures/\(exercise)/stub/\(name).json"
  }

  /// What a mistake returns for a case.
  package static func mistakeFixture(
    _ exercise: String,
    mistake: String,
    case name: String
  ) -> String {
    "fixtures/\(exercise)/mistakes/\(mistake)/\(name).json"
  }

  /// The costs that a training should show.
  package static func costs(_ dataset: String, _ name: String) -> String {
    "fixtures/\(dataset)/costs/\(name).json"
  }

  /// One half of a data set: "train" or "test".
  static func dataset(_ dataset: String, part: String) -> String {
    "fixtures/\(dataset)/\(part).csv"
  }
}
