// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Verdicts

/// `gradebook.csv`: one row a submission, written row by row; `docs/exports.md` describes the columns.
package struct GradebookCSV: Sendable {
  private let exercises: [String]

  /// Makes a table with two columns for each of the course's exercises, in their order.
  package init(exercises: [String]) {
    self.exercises = exercises
  }

  /// The first row, with its end.
  package var header: [UInt8] {
    let columns =
      [
        "id", "status", "raw_score", "final_score", "max_score", "days_late", "penalty",
        "submitted_at",
      ] + exercises.flatMap { ["\($0).score", "\($0).status"] } + ["sandbox", "note"]
    return CSVText.row(columns.map(CSVCell.text))
  }

  /// A submission's row, with its end.
  package func row(of submission: MarkedSubmission) -> [UInt8] {
    let report = submission.report
    let mark = submission.mark
    let start: [CSVCell] = [
      .text(submission.id), .text(report.status), .points(mark.rawScore),
      .points(mark.finalScore), .points(mark.maxScore), daysLate(mark.lateness),
      .points(mark.penalty), submittedAt(submission.time),
    ]
    let end: [CSVCell] = [
      .text(report.sandbox),
      report.messages.note(on: submission, for: .instructor).map(CSVCell.text) ?? .empty,
    ]
    return CSVText.row(start + exercises.flatMap { cells(of: $0, in: report) } + end)
  }

  private func cells(of exercise: String, in report: EncodedReport) -> [CSVCell] {
    guard let exercise = report.exercises.first(where: { $0.name == exercise }) else {
      return [.empty, .empty]
    }
    return [.points(exercise.knownScore), .text(exercise.status)]
  }

  private func daysLate(_ lateness: Mark.Lateness) -> CSVCell {
    switch lateness {
    case .noDeadline, .unknown, .lateByUnknownTime: .empty
    case .inTime: .number("0")
    case .late(let startedDays): .number("\(startedDays)")
    }
  }

  private func submittedAt(_ time: SubmissionTime) -> CSVCell {
    switch time {
    case .unknown, .late: .empty
    case .at(let moment): .text(moment.text)
    }
  }
}
