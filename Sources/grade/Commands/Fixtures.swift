// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Grading
import Reports

extension Grade {
  struct Fixtures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the fixtures anew from the course's own solutions.",
      discussion: """
        Calls references, stubs and mistakes with every case's arguments and writes the fixtures \
        that differ from what they return. A fixture that agrees within its tolerance stays as it \
        is, with its provenance.

          grade fixtures initialize_parameters_he

        Exit codes: 0, 65 a solution can't be built, 66 there is no such course or exercise.
        """
    )

    @OptionGroup var arguments: ExerciseArguments
    @OptionGroup var courseOptions: CourseOptions

    func run() async throws {
      let course = try courseOptions.read(exercises: arguments.exercises)
      let files = CourseFiles(folder: courseOptions.folder)
      try await GradingSession.open(for: course) { session in
        let maker = FixtureMaker(grader: session.grader(course), read: files.read)
        for exercise in course.exercises {
          for solution in Solution.all(of: exercise) {
            for change in try await maker.changes(of: solution, in: exercise) {
              try files.write(change.text, to: change.path)
              Terminal.print("wrote \(change.path)\n")
            }
          }
        }
      }
    }
  }
}
