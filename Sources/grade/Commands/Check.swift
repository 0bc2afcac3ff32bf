// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Grading
import Reports
import Verdicts

extension Grade {
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Grade a submission and say what is wrong and why.",
      discussion: """
        Builds each exercise's function in a sandbox, compares what it returns with the expected \
        values, trains the course's network with it, and reports.

          grade check initialize_parameters_he --submission examples/ada

        Exit codes: 0 everything passed, 1 something did not, 64 to 70 as 'grade --help' says.
        """
    )

    @OptionGroup var arguments: ExerciseArguments
    @OptionGroup var submissionOptions: SubmissionOptions
    @OptionGroup var reportOptions: ReportOptions
    @OptionGroup var sandboxOptions: SandboxOptions
    @OptionGroup var languageOption: LanguageOption
    @OptionGroup var courseOptions: CourseOptions

    @Flag(help: "Grade again whenever a file of the submission is saved, until Ctrl-C.")
    var watch = false

    func run() async throws {
      try sandboxOptions.check()
      try reportOptions.check()
      let course = try courseOptions.read(exercises: arguments.exercises)
      let read = { [submissionOptions, courseOptions, owner = sandboxOptions.owner] in
        try submissionOptions.read(for: course, in: courseOptions.folder, owner: owner)
      }
      let submission = try read()
      var verdict = try await verdict(on: submission, of: course)
      try report(verdict, of: course)
      var changes = SubmissionWatch(seen: submission, read: read)
      while watch {
        let submission = try await changes.next()
        Terminal.beginAnew()
        verdict = try await self.verdict(on: submission, of: course)
        try report(verdict, of: course)
      }
      if let code = Exit.code(for: verdict) { throw code }
    }

    /// Prints the verdict and writes the files that were asked for.
    private func report(_ verdict: SubmissionVerdict, of course: CourseDefinition) throws {
      let language = languageOption.chosen
      let report = ConsoleReport(for: reportOptions.audience, in: language)
      Terminal.print(report.text(of: verdict))
      try reportOptions.write(verdict, of: course, in: language)
      if watch { Terminal.note(Messages(in: language).watching + "\n") }
    }

    /// Grades; where the machine can't grade, the verdict says so and nothing has a score.
    private func verdict(
      on submission: Submission,
      of course: CourseDefinition
    ) async throws -> SubmissionVerdict {
      let line = ProgressLine(language: languageOption.chosen)
      defer { line.clear() }
      do {
        return try await GradingSession.open(
          for: course,
          isSandboxed: !sandboxOptions.unsafeNoSandbox
        ) { session in
          try await session.grader(course, progress: line.show)
            .grade(submission, exercises: course.exercises)
        }
      } catch let error where Exit.code(for: error) == Exit.unavailable {
        let reason = Messages(in: languageOption.chosen).words(for: error)
        return Grader.ungraded(
          submission.id,
          of: course,
          since: .sandboxUnavailable(reason: reason),
          sandbox: .unavailable
        )
      }
    }
  }
}
