// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Intake

/// What is graded.
struct SubmissionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A folder with <exercise>.swift or .py files, one such file with several of the functions, a \
      notebook, or a .zip, .tar.gz or .tgz archive of those (default: the course's exercises/).
      """,
      valueName: "path"
    ),
    completion: .file(extensions: ["swift", "py", "ipynb", "zip", "gz", "tgz"])
  )
  var submission: String?

  /// Takes the submission in; with an owner, that user's files alone.
  ///
  /// - Throws: `IntakeError` where there is none.
  func read(
    for course: CourseDefinition,
    in folder: String,
    owner: UInt32?
  ) throws -> Submission {
    try SubmissionReader(
      exercises: course.exerciseNames,
      given: CourseFolder(directory: folder).givenFiles(of: course.exerciseNames),
      limits: IntakeLimits(owner: owner)
    )
    .submission(at: submission ?? "\(folder)/exercises")
  }
}
