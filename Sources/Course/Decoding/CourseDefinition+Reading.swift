// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension CourseDefinition {
  /// Names that an exercise may not have, since `grade NAME` would be a command.
  package static let reservedNames = [
    "check", "train", "batch", "list", "doctor", "validate", "fixtures", "release", "export",
    "diff", "help",
  ]

  /// Reads a course from its folder and checks it: grader.json, each exercise's exercise.json, the
  /// fixtures and the data sets.
  ///
  /// The first fault ends the reading; which one is first depends on the files alone. What only
  /// `grade validate` needs (statements, references, mistakes' sources) isn't read. Blocks while it
  /// reads: the built-in course takes about 30 ms of CPU, one exercise of it 10 to 20.
  ///
  /// - Parameters:
  ///   - directory: The folder in which grader.json lies.
  ///   - only: The exercises to read, whose names may be unknown; nil for all. What is wrong with
  ///     the others goes unnoticed.
  ///   - reservedNames: Names that no exercise may have.
  ///   - allowsMissingFixtures: Whether a case may lack its expected value, as in an exercise that
  ///     is being written; a value without content stands in its place.
  /// - Throws: ``CourseError/noCourse(directory:)`` where there is no grader.json, and every other
  ///   ``CourseError`` for what is wrong with the course's files.
  package init(
    reading directory: String,
    only: Set<String>? = nil,
    reservedNames: [String] = Self.reservedNames,
    allowsMissingFixtures: Bool = false
  ) throws(CourseError) {
    let folder = CourseFolder(directory: directory)
    guard let node = try folder.jsonIfPresent(CoursePaths.grader) else {
      throw .noCourse(directory: directory)
    }
    let grader = try GraderFile(node, reservedNames: reservedNames)

    var reader = ExerciseReader(
      folder: folder,
      grader: grader,
      allowsMissingFixtures: allowsMissingFixtures
    )
    var exercises: [Exercise] = []
    for name in grader.exercises where only?.contains(name) ?? true {
      exercises.append(try reader.exercise(named: name))
    }
    self.init(
      name: grader.name,
      title: grader.title,
      languages: grader.languages,
      exercises: exercises,
      exerciseNames: grader.exercises,
      limits: grader.limits,
      python: grader.python,
      datasets: reader.datasets,
      deadlines: try grader.deadlines(in: folder)
    )
  }
}
