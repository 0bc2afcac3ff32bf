// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import FoundationEssentials
import Grading
import Reports

extension Grade {
  struct Fixtures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the fixtures anew from the course's own solutions.",
      discussion: """
        Calls references, stubs and mistakes with every case's arguments and writes the fixtures \
        that are missing or differ from what they return. A fixture that agrees within its \
        tolerance stays as it is, with its provenance; an expected value is never replaced.

          grade fixtures initialize_parameters_he

        Exit codes: 0, 65 a solution can't be built or the reference disagrees with an expected \
        value, 66 there is no such course or exercise.
        """
    )

    @OptionGroup var arguments: ExerciseArguments
    @OptionGroup var courseOptions: CourseOptions

    func run() async throws {
      let course = try courseOptions.read(
        exercises: arguments.exercises,
        allowsMissingFixtures: true
      )
      let folder = courseOptions.folder
      // All is computed before anything is written: a course is not left half rewritten.
      let changes = try await GradingSession.open(for: course) { session in
        let maker = FixtureMaker(
          grader: session.grader(course),
          folder: CourseFolder(directory: folder)
        )
        var changes: [FixtureMaker.Change] = []
        for exercise in course.exercises {
          for solution in Solution.all(of: exercise) {
            changes += try await maker.changes(of: solution, in: exercise)
          }
        }
        return changes
      }
      for change in changes {
        try write(change, in: folder)
        Terminal.print("wrote \(change.path)\n")
      }
    }

    private func write(_ change: FixtureMaker.Change, in folder: String) throws {
      let file = URL(fileURLWithPath: "\(folder)/\(change.path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try writeFile(Array(change.text.utf8), atomicallyTo: file.path)
    }
  }
}
