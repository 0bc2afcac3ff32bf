// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Grading

extension Grade {
  struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that the course itself is sound.",
      discussion: """
        Grades the course's own solutions, in each language that they are there in: references have to pass, stubs to be not implemented \
        and derived from the references, mistakes to fail and be named.

          grade validate initialize_parameters_he

        Exit codes: 0 the course is sound, 65 it is not, 66 there is no such course or exercise.
        """
    )

    @OptionGroup var arguments: ExerciseArguments
    @OptionGroup var courseOptions: CourseOptions

    func run() async throws {
      let course = try courseOptions.read(exercises: arguments.exercises)
      let folder = CourseFolder(directory: courseOptions.folder)
      let faults = try await GradingSession.open(for: course) { session in
        let audit = CourseAudit(grader: session.grader(course), folder: folder)
        var faults: [CourseAudit.Fault] = []
        for exercise in course.exercises {
          faults += try audit.faultsOfFiles(of: exercise)
          for solution in Solution.all(of: exercise) {
            for language in try audit.languages(of: solution, in: exercise) {
              let found = try await audit.faults(of: solution, in: exercise, language)
              let path = solution.path(in: exercise, language)
              Terminal.print("\(found.isEmpty ? "✓" : "✗") \(path)\n")
              faults += found
            }
          }
        }
        return faults
      }
      if !faults.isEmpty { throw CourseFault(faults: faults) }
    }
  }
}

/// A course that is read without errors and is not sound.
struct CourseFault: Error, CustomStringConvertible {
  let faults: [CourseAudit.Fault]

  var description: String {
    faults.map(\.description).joined(separator: "\ngrade: ")
  }
}
