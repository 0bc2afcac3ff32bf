// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gradebook
import Verdicts

extension Grade {
  struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List a gradebook's runs: when, who, with what.",
      discussion: """
        Their numbers are what 'grade diff' and 'grade export' take.

          grade runs --gradebook marks

        Exit codes: 0, or 64 to 70 as 'grade --help' says.
        """
    )

    @OptionGroup var gradebookOptions: GradebookOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let gradebook = try gradebookOptions.open()
      let messages = Messages(in: languageOption.chosen)
      for run in try gradebook.runs() {
        let count = try gradebook.submissions(in: run.number).count
        Terminal.print(messages.run(run, submissions: count, offset: Surroundings.offset))
      }
    }
  }
}
