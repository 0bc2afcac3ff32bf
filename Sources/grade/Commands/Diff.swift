// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gradebook
import Verdicts

extension Grade {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List whose marks changed between two runs, by how much and in which check.",
      discussion: """
        The runs are numbers that 'grade runs' lists.

          grade diff 1 2 --gradebook marks

        Exit codes: 0 nothing changed, 1 something did, 64 to 70 as 'grade --help' says.
        """
    )

    @Argument(help: "The earlier run.") var earlier: Int
    @Argument(help: "The later run.") var later: Int

    @OptionGroup var gradebookOptions: GradebookOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let gradebook = try gradebookOptions.open()
      let messages = Messages(in: languageOption.chosen)
      let runs = try (gradebook.run(earlier), gradebook.run(later))
      let submissions = Set(try gradebook.submissions(in: earlier))
        .union(try gradebook.submissions(in: later))
      var count = 0
      for submission in submissions.sorted() {
        let change = MarkChange(
          from: try gradebook.graded(submission, in: runs.0),
          to: try gradebook.graded(submission, in: runs.1)
        )
        guard let change else { continue }
        count += 1
        Terminal.print(messages.text(of: change))
      }
      Terminal.print(messages.changes(count, of: submissions.count))
      if count > 0 { throw Exit.notPassed }
    }
  }
}

extension Gradebook {
  fileprivate func graded(_ submission: String, in run: Run) throws -> MarkChange.Graded? {
    try result(of: submission, in: run).map {
      MarkChange.Graded($0.verdict, mark: $0.mark(under: run.description.deadlines))
    }
  }
}
