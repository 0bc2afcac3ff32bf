// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Gradebook
import Reports
import Verdicts

/// The marked submissions of one run, had one by one.
struct ExportSource {
  private let gradebook: Gradebook
  private let run: Run
  private let language: Language

  /// Takes a run of a gradebook, the last one where none is named.
  ///
  /// - Throws: `GradebookError`.
  init(gradebook: Gradebook, run number: Int?, language: Language) throws(GradebookError) {
    self.gradebook = gradebook
    self.language = language
    let last = try gradebook.runs().last?.number ?? 1
    run = try gradebook.run(number ?? last)
  }

  /// The course's title in every language that it has one in.
  var titles: [String] {
    Array(Set(Language.allCases.map { run.description.title[$0] })).sorted()
  }

  /// The names of the course's exercises.
  ///
  /// - Throws: `GradebookError`.
  func exercises() throws(GradebookError) -> [String] {
    guard let first = try gradebook.submissions(in: run.number).first,
      let result = try gradebook.result(of: first, in: run)
    else { return [] }
    return result.verdict.exercises.map(\.name)
  }

  /// Gives each submission to `body`, in the order of their ids.
  ///
  /// - Throws: `GradebookError`.
  func each(_ body: (MarkedSubmission) -> Void) throws(GradebookError) {
    for id in try gradebook.submissions(in: run.number) {
      guard let result = try gradebook.result(of: id, in: run) else { continue }
      body(marked(result))
    }
  }

  /// The submission with an id.
  ///
  /// - Throws: `GradebookError`, `NoSuchSubmission`.
  func submission(_ id: String) throws -> MarkedSubmission {
    guard let result = try gradebook.result(of: id, in: run) else {
      throw NoSuchSubmission(id: id, run: run.number)
    }
    return marked(result)
  }

  private func marked(_ result: RecordedResult) -> MarkedSubmission {
    MarkedSubmission(
      EncodedReport(result.verdict, for: .instructor, in: language),
      time: result.time,
      deadlines: run.description.deadlines
    )
  }
}

/// An id that is nobody's in a run.
struct NoSuchSubmission: Error, CustomStringConvertible {
  let id: String
  let run: Int

  var description: String {
    "no submission '\(id)' in run \(run); gradebook.csv lists them all"
  }
}
