// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Batch
import Course
import Gradebook
import Grading
import Harness
import Intake
import Reports
import Verdicts

/// One run of `grade batch`, from an open gradebook to the last line.
struct BatchSession {
  let course: CourseDefinition
  let list: SubmissionList
  let folder: BatchFolder
  let gradebook: Gradebook
  let jobs: Int
  let isFresh: Bool
  /// With all extensions that are known.
  let deadlines: Deadlines?
  /// When submissions came in, by their ids.
  let times: [String: Moment]
  let language: Language

  /// Grades, writes and tells.
  ///
  /// - Returns: the exit code, nil where all submissions were graded.
  func run() async throws -> ExitCode? {
    if isFresh {
      try gradebook.forgetVerdicts()
      try ContentStore.remove(at: folder.builds)
    }
    let messages = Messages(in: language)
    if !list.ignored.isEmpty { Terminal.note(messages.ignored(list.ignored)) }
    let line = BatchLine(language: language, total: list.entries.count)
    let stop = Interruption.afterTheCurrent { line.setApart(messages.stopping) }
    do {
      return try await grade(line, stop)
    } catch is CancellationError {
      line.setApart(messages.interrupted(done: line.done, total: list.entries.count))
      throw Exit.interrupted
    }
  }

  private func grade(_ line: BatchLine, _ stop: GentleStop) async throws -> ExitCode? {
    var reports = try BatchReports(
      folder: folder,
      gradebook: gradebook,
      course: course,
      deadlines: deadlines,
      language: language
    )
    let (run, isComplete) = try await GradingSession.open(for: course, boxes: jobs) { session in
      let keys = try VerdictKeys(
        course: course,
        sandbox: session.level,
        harness: session.harness.identity,
        graderVersion: Grade.version
      )
      let run = try gradebook.begin(
        description(of: session, keys),
        at: Surroundings.timestamp
      )
      let harness = RememberingHarness(
        session.harness,
        store: try ContentStore(at: folder.builds)
      )
      let batch = Batch(
        course: course,
        submissions: list,
        grader: session.grader(course, with: harness, isFresh: isFresh),
        gradebook: gradebook,
        keys: keys,
        times: times,
        jobs: jobs
      )
      let isComplete = try await batch.grade(in: run, isStopping: stop.isAsked) { progress in
        try reports.write(progress)
        line.show(progress)
      }
      return (run, isComplete)
    }
    line.clear()
    try reports.writeAll(of: run)
    if isComplete { try gradebook.finish(run: run, at: Surroundings.timestamp) }
    let ungraded = reports.ledger.ungraded
    try gradebook.close()
    Terminal.print(
      "\n" + ConsoleReport(for: .instructor, in: language).text(of: reports.figures)
    )
    if !isComplete {
      Terminal.print(
        Messages(in: language).interrupted(done: reports.ledger.count, total: list.entries.count)
      )
      return Exit.interrupted
    }
    return ungraded > 0 ? Exit.ownFault : nil
  }

  private func description(of session: GradingSession, _ keys: VerdictKeys) -> Run.Description {
    Run.Description(
      who: Surroundings.userName,
      course: course.name,
      title: course.title,
      courseVersion: String("\(keys.course)".prefix(12)),
      graderVersion: Grade.version,
      toolchain: session.kit.compilerVersion,
      sandbox: session.level,
      deadlines: deadlines
    )
  }
}
