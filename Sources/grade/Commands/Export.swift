// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Gradebook
import Reports
import Verdicts

extension Grade {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a gradebook's marks as other systems read them.",
      discussion: """
        csv is the table of all submissions. canvas and moodle fill the sheet that was downloaded \
        there, named by --sheet. gradescope and github are about one submission, named by \
        --submission.

          grade export --format canvas --sheet grades.csv --gradebook marks > filled.csv

        The result goes to standard output; what could not be filled in, to standard error.

        Exit codes: 0, or 64 to 70 as 'grade --help' says.
        """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case csv, canvas, moodle, gradescope, github
    }

    @Option(help: "What is written.") var format: Format

    @Option(
      help: ArgumentHelp("The sheet that Canvas or Moodle gave.", valueName: "file"),
      completion: .file(extensions: ["csv"])
    )
    var sheet: String?

    @Option(help: "The assignment's column in Canvas' sheet, where there are several.")
    var assignment: String?

    @Option(help: ArgumentHelp("The submission that is exported.", valueName: "id"))
    var submission: String?

    @Flag(help: "For github: the step's summary in Markdown, in place of the annotations.")
    var summary = false

    @Option(
      name: .customLong("run"),
      help: ArgumentHelp("The run that is exported (default: the last one).", valueName: "number")
    )
    var runNumber: Int?

    @OptionGroup var gradebookOptions: GradebookOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      try refuseOptionsWithoutEffect()
      let source = try ExportSource(
        gradebook: try gradebookOptions.open(),
        run: runNumber,
        language: languageOption.chosen
      )
      switch (format, sheet, submission) {
      case (.csv, _, _): try writeTable(source)
      case (.canvas, let sheet?, _): try fillCanvas(sheet, source)
      case (.moodle, let sheet?, _): try fillMoodle(sheet, source)
      case (.gradescope, _, let id?):
        Terminal.print(GradescopeReport.bytes(of: try source.submission(id)))
      case (.github, _, let id?):
        write(try source.submission(id))
      case (.canvas, nil, _), (.moodle, nil, _):
        throw UsageError(description: "--format \(format.rawValue) needs --sheet")
      case (.gradescope, _, nil), (.github, _, nil):
        throw UsageError(description: "--format \(format.rawValue) needs --submission")
      }
    }

    private func refuseOptionsWithoutEffect() throws {
      let given: [(option: String, isGiven: Bool, formats: [Format])] = [
        ("--sheet", sheet != nil, [.canvas, .moodle]),
        ("--assignment", assignment != nil, [.canvas]),
        ("--submission", submission != nil, [.gradescope, .github]),
        ("--summary", summary, [.github]),
      ]
      for (option, isGiven, formats) in given where isGiven && !formats.contains(format) {
        let allowed = formats.map(\.rawValue).joined(separator: " or ")
        throw UsageError(description: "\(option) goes with --format \(allowed) alone")
      }
    }

    /// Where a student's repository has the files of the exercises.
    private static func paths(of submission: MarkedSubmission) -> [String: String] {
      let names = submission.report.exercises.map(\.name)
      return Dictionary(
        names.map { ($0, CoursePaths.stub($0, extension: "swift")) },
        uniquingKeysWith: { first, _ in first }
      )
    }

    private func writeTable(_ source: ExportSource) throws {
      let table = GradebookCSV(exercises: try source.exercises())
      Terminal.print(table.header)
      try source.each { Terminal.print(table.row(of: $0)) }
    }

    private func fillCanvas(_ path: String, _ source: ExportSource) throws {
      var sheet = try CanvasSheet(
        Surroundings.contents(of: path),
        file: path,
        assignment: assignment,
        titles: source.titles
      )
      try source.each { sheet.add($0) }
      write(sheet.finished())
    }

    private func fillMoodle(_ path: String, _ source: ExportSource) throws {
      var sheet = try MoodleSheet(Surroundings.contents(of: path), file: path)
      try source.each { sheet.add($0) }
      write(sheet.finished())
    }

    private func write(_ submission: MarkedSubmission) {
      guard !summary else { return Terminal.print(GitHubSummary.bytes(of: submission)) }
      var generator = SystemRandomNumberGenerator()
      let fence = GitHubFence(using: &generator)
      Terminal.print(GitHubAnnotations.bytes(of: submission, paths: Self.paths(of: submission)))
      Terminal.print(GitHubLog.bytes(of: submission, inside: fence))
    }

    private func write(_ sheet: FilledSheet) {
      Terminal.print(sheet.bytes)
      let messages = Messages(in: languageOption.chosen)
      for note in sheet.notes { Terminal.note(messages.sentence(note) + "\n") }
      Terminal.note(messages.filled(sheet.filled.count))
    }
  }
}
