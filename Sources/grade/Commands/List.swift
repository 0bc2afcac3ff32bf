// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Verdicts

extension Grade {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the course's exercises.",
      discussion: """
        Prints a line for each exercise: its name, points and title.

          grade list

        Exit codes: 0, 65 the course's data is wrong, 66 there is no course.
        """
    )

    @OptionGroup var languageOption: LanguageOption
    @OptionGroup var courseOptions: CourseOptions

    func run() throws {
      let course = try courseOptions.read(exercises: [])
      Terminal.print(Messages(in: languageOption.chosen).list(course))
    }
  }
}
