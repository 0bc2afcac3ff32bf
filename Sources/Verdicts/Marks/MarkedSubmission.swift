// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// A submission as gradebook.csv, the exports and the class figures take it: its report with the mark
/// that follows from it.
///
/// It is made from the encoded form, so that a store can give submissions one by one.
package struct MarkedSubmission: Equatable, Sendable {
  /// As made for the instructor; what goes to students is cut down to what they may see.
  package let report: EncodedReport
  package let time: SubmissionTime
  package let mark: Mark

  /// Marks a report.
  ///
  /// It counts as ungraded where any part is, where nothing was checked, where a status is one that
  /// this version doesn't know, and where a score is no number of points: it fails closed.
  package init(
    _ report: EncodedReport,
    time: SubmissionTime = .unknown,
    deadlines: Deadlines?
  ) {
    self.report = report
    self.time = time
    let maxScore = Points(checking: report.maxScore)
    mark = Mark(
      of: report.submission,
      at: time,
      rawScore: maxScore == nil ? nil : report.gradedScore,
      maxScore: maxScore ?? .zero,
      under: deadlines,
      isNotForMarks: report.notForMarks
    )
  }

  package var id: String { report.submission }
}

extension EncodedReport {
  fileprivate var gradedScore: Points? {
    let statuses =
      [knownStatus] + exercises.flatMap { [$0.knownStatus] + $0.checks.map(\.knownStatus) }
    guard !exercises.isEmpty, !statuses.contains(where: \.isUngraded) else { return nil }
    return score.flatMap(Points.init(checking:))
  }
}
