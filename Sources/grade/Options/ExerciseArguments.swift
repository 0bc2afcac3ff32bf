// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course

/// Which exercises, by name.
struct ExerciseArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The exercises (default: all of the course).", valueName: "exercise"),
    completion: .custom { _, _, _ in Self.names }
  )
  var exercises: [String] = []

  /// The names for the shell to complete; none where there is no readable course.
  private static var names: [String] {
    // A shell that completes has nobody to tell an error to.
    (try? CourseDefinition(reading: CourseOptions.parse([]).folder, only: []))?.exerciseNames ?? []
  }
}
