// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command line: parses, calls, prints.
@main
struct Grade: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade numeric exercises: build, compare, train, explain.",
    discussion: """
      Without a command, 'grade EXERCISE' is 'grade check EXERCISE'; its options are shown by \
      'grade check --help'.

        grade initialize_parameters_he
        grade --submission examples/ada --junit report.xml

      Exit codes: 0 all that was graded passed, 1 something did not, 64 the command line is wrong, \
      65 the course's data is, 66 there is no such course, exercise or submission, 69 no sandbox or \
      toolchain, 70 a fault of grade's own.
      """,
    version: version,
    subcommands: [
      Check.self, Train.self, BatchCommand.self, Export.self, Runs.self, Diff.self,
      List.self, Doctor.self, Validate.self, Fixtures.self, Benchmark.self,
    ],
    defaultSubcommand: Check.self
  )

  static func main() async {
    do {
      try await Interruption.cancelling {
        var command = try parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      }
    } catch {
      Exit.end(with: error)
    }
  }
}
