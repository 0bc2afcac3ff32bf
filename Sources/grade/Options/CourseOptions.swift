// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import SystemPackage

/// Which course.
struct CourseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The course's folder, with grader.json in it (default: the nearest one above the current folder).",
      valueName: "folder"
    ),
    completion: .directory
  )
  var course: String?

  /// The course's folder: the one that was named, or the nearest above the current one, or the one
  /// that grade was built in.
  var folder: String {
    if let course { return course }
    let starts = [Surroundings.currentFolder, Surroundings.executablePath ?? "/"]
    return starts.lazy.compactMap(Self.nearestCourse).first ?? "."
  }

  /// Reads the course with the exercises that are named, or all for none.
  ///
  /// - Throws: `CourseError`; `NoSuchExercise` for a name that the course doesn't have.
  func read(
    exercises names: [String],
    allowsMissingFixtures: Bool = false
  ) throws -> CourseDefinition {
    let course = try CourseDefinition(
      reading: folder,
      only: names.isEmpty ? nil : Set(names),
      allowsMissingFixtures: allowsMissingFixtures
    )
    let commands = Grade.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .compactMap { $0.configuration.commandName ?? $0._commandName }
    for name in names where !course.exerciseNames.contains(name) {
      throw NoSuchExercise(
        name: name,
        exercises: course.exerciseNames,
        commands: commands,
        isPath: Self.exists(name)
      )
    }
    return course
  }

  private static func exists(_ path: String) -> Bool {
    (try? FileDescriptor.open(FilePath(path), .readOnly).close()) != nil
  }

  private static func nearestCourse(above folder: String) -> String? {
    var path = FilePath(folder)
    repeat {
      let file = path.appending(CoursePaths.grader)
      if exists(file.string) { return path.string }
    } while path.removeLastComponent()
    return nil
  }
}

/// A name that is no exercise of the course.
struct NoSuchExercise: Error, CustomStringConvertible {
  let name: String
  let exercises: [String]
  let commands: [String]
  /// Whether there is a file or folder of that name.
  let isPath: Bool

  var description: String {
    let start = "no exercise '\(name)' in this course"
    if isPath { return "\(start); to grade that path: --submission '\(name)'" }
    if let only = onlyOneWithin { return "\(start); did you mean '\(only)'?" }
    if let nearest = nearestName(to: name, among: exercises + commands), nearest != name {
      let kind = exercises.contains(nearest) ? "" : "the command "
      return "\(start); did you mean \(kind)'\(nearest)'?"
    }
    return "\(start); it has \(exercises.map { "'\($0)'" }.joined(separator: ", "))"
  }

  /// The one exercise that has the name as a part of its own, as `he` or `zeros`.
  private var onlyOneWithin: String? {
    let found = exercises.filter { $0.split(separator: "_").contains(Substring(name)) }
    return found.count == 1 ? found[0] : nil
  }
}
