// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Intake

/// What is graded.
struct SubmissionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder with <exercise>.swift or .py files, one such file with several of the functions, or a notebook (default: the course's exercises/).",
      valueName: "path"
    ),
    completion: .file(extensions: ["swift", "py", "ipynb"])
  )
  var submission: String?

  /// Takes the submission in.
  ///
  /// - Throws: `IntakeError` where there is none.
  func read(for course: CourseDefinition, in folder: String) throws -> Submission {
    let reader = SubmissionReader(
      exercises: course.exerciseNames,
      stubs: CourseFolder(directory: folder).stubs(of: course.exerciseNames)
    )
    return try reader.submission(at: submission ?? "\(folder)/exercises")
  }
}
