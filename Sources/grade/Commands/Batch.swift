// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Batch
import Course
import Gradebook
import Grading
import Intake
import Reports
import Verdicts

extension Grade {
  struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "batch",
      abstract: "Grade a class: every entry of a folder or archive of submissions.",
      discussion: """
        Each entry is one submission: a folder, a source file, or a .zip or .tar.gz of them; its \
        name less the extension is its id. What was graded before and has not changed is not \
        graded again; a batch that was ended early goes on where it was.

          grade batch submissions --output marks

        The output folder gets gradebook.sqlite, gradebook.csv, index.html, junit.xml, and for each \
        submission feedback/<id>.html, junit/TEST-<course>.<id>.xml and results/<id>.json.

        Exit codes: 0 all submissions were graded, 64 to 69 as 'grade --help' says, 70 at least one \
        could not be graded, which is no fault of its author's.
        """
    )

    @Argument(
      help: ArgumentHelp("A folder, .zip or .tar.gz of submissions.", valueName: "submissions"),
      completion: .file()
    )
    var submissions: String

    @Option(
      help: ArgumentHelp("The folder for what is written.", valueName: "folder"),
      completion: .directory
    )
    var output: String

    @Option(help: "How many submissions are graded at once (default: one for each core).")
    var jobs: Int?

    @Option(
      help: ArgumentHelp(
        "When submissions came in: a CSV file with the columns id and submitted_at.",
        valueName: "file"
      ),
      completion: .file(extensions: ["csv"])
    )
    var times: String?

    @Option(
      help: ArgumentHelp(
        "Later due moments of students: a CSV file with the columns id and due.",
        valueName: "file"
      ),
      completion: .file(extensions: ["csv"])
    )
    var extensions: String?

    @Flag(help: "Grade everything anew, unchanged or not.")
    var fresh = false

    @OptionGroup var languageOption: LanguageOption
    @OptionGroup var courseOptions: CourseOptions

    func run() async throws {
      let jobs = jobs ?? Surroundings.processorCount
      guard (1...256).contains(jobs) else {
        throw UsageError(description: "--jobs is \(jobs), allowed are 1 to 256")
      }
      let course = try courseOptions.read(exercises: [])
      let extensions = try extensions(to: course)
      let times = try times.map {
        try StudentMoments(submissionTimes: Surroundings.contents(of: $0), file: $0).moments
      }
      if Surroundings.fileExists(BatchFolder(submissions).gradebook) {
        throw UsageError(
          description: "'\(submissions)' is what a batch has written; name a folder of submissions"
        )
      }
      let folder = BatchFolder(output)
      let list = try SubmissionReader(exercises: course.exerciseNames)
        .submissions(at: submissions)
      try folder.claim()
      let gradebook = try Gradebook(at: folder.gradebook, for: .grading)
      try folder.prepare()
      let doubts = BatchDoubt.all(in: list, of: course, times: times, extensions: extensions)
      Terminal.note(Messages(in: languageOption.chosen).doubts(doubts))
      let session = BatchSession(
        course: course,
        list: list,
        folder: folder,
        gradebook: gradebook,
        jobs: jobs,
        isFresh: fresh,
        deadlines: course.deadlines?.extended(by: extensions ?? [:]),
        times: times ?? [:],
        language: languageOption.chosen
      )
      if let code = try await session.run() { throw code }
    }

    /// The extensions of the file that is named.
    private func extensions(to course: CourseDefinition) throws -> [String: Moment]? {
      guard let extensions else { return nil }
      guard let deadlines = course.deadlines else {
        throw UsageError(description: "--extensions: the course has no deadlines in grader.json")
      }
      return try StudentMoments(
        extensions: Surroundings.contents(of: extensions),
        file: extensions,
        to: deadlines
      ).moments
    }
  }
}
