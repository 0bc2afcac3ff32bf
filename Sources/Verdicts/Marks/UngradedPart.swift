// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The first part of an ungraded submission that has no score, and why.
package struct UngradedPart: Equatable, Sendable {
  /// The exercise and the check; nil where nothing was checked.
  package let exercise: String?
  package let check: String?
  package let status: Status
  /// The check's message.
  package let reason: String?

  /// Finds the part; of a report that is not ungraded itself, the status is a grader's fault.
  package init(of report: EncodedReport) {
    for exercise in report.exercises {
      guard let check = exercise.checks.first(where: \.knownStatus.isUngraded) else { continue }
      self.exercise = exercise.name
      self.check = check.name
      status = check.knownStatus
      reason = check.message
      return
    }
    exercise = nil
    check = nil
    status = report.knownStatus.isUngraded ? report.knownStatus : .infrastructureError
    reason = nil
  }
}
