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
  func read(exercises names: [String]) throws -> CourseDefinition {
    let course = try CourseDefinition(
      reading: folder,
      only: names.isEmpty ? nil : Set(names)
    )
    let commands = Grade.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .compactMap { $0.configuration.commandName ?? $0._commandName }
    for name in names where !course.exerciseNames.contains(name) {
      throw NoSuchExercise(name: name, exercises: course.exerciseNames, commands: commands)
    }
    return course
  }

  private static func nearestCourse(above folder: String) -> String? {
    var path = FilePath(folder)
    repeat {
      let file = path.appending(CoursePaths.grader)
      if (try? FileDescriptor.open(file, .readOnly).close()) != nil { return path.string }
    } while path.removeLastComponent()
    return nil
  }
}

/// A name that is no exercise of the course.
struct NoSuchExercise: Error, CustomStringConvertible {
  let name: String
  let exercises: [String]
  let commands: [String]

  var description: String {
    let start = "no exercise '\(name)' in this course"
    if let nearest = nearestName(to: name, among: exercises + commands) {
      let kind = exercises.contains(nearest) ? "" : "the command "
      return "\(start); did you mean \(kind)'\(nearest)'?"
    }
    return "\(start); it has \(exercises.map { "'\($0)'" }.joined(separator: ", "))"
  }
}
