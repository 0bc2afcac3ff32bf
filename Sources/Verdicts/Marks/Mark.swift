// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What a submission's score becomes under the course's deadlines.
///
/// The raw score stays beside the final one. Where nothing was graded there is neither: no score is
/// never a zero. What was graded without a sandbox has a raw score and no final one.
package struct Mark: Equatable, Sendable {
  /// How a submission stands to its due moment.
  package enum Lateness: Equatable, Sendable {
    /// The course has no deadlines.
    case noDeadline
    /// It has, and nothing is known about when the submission came in: no penalty.
    case unknown
    case inTime
    /// At least 1 started day.
    case late(startedDays: Int)
    /// Late by an unknown time: no penalty, since none could be right.
    case lateByUnknownTime

    /// Finds out how a submission stands; where no due moment is known, "late" still is.
    package init(of submission: String, at time: SubmissionTime, under deadlines: Deadlines?) {
      switch (time, deadlines) {
      case (.late, _): self = .lateByUnknownTime
      case (_, nil): self = .noDeadline
      case (.unknown, _?): self = .unknown
      case (.at(let moment), let deadlines?):
        let days = deadlines.startedDaysLate(of: submission, at: moment)
        self = days == 0 ? .inTime : .late(startedDays: days)
      }
    }

    package var isLate: Bool {
      switch self {
      case .late, .lateByUnknownTime: true
      case .noDeadline, .unknown, .inTime: false
      }
    }
  }

  /// Before any penalty; nil where the submission is ungraded.
  package let rawScore: Points?
  package let maxScore: Points
  package let lateness: Lateness
  /// What was taken off the raw score; nil where there is no final score.
  package let penalty: Points?
  /// Whether it was graded without a sandbox.
  package let isNotForMarks: Bool

  /// Makes a mark; the penalty is a share of `maxScore`, rounded down to a millionth of a point, and
  /// never more than the raw score.
  package init(
    rawScore: Points?,
    maxScore: Points,
    lateness: Lateness,
    deadlines: Deadlines?,
    isNotForMarks: Bool
  ) {
    self.rawScore = rawScore
    self.maxScore = maxScore
    self.lateness = lateness
    self.isNotForMarks = isNotForMarks
    guard let rawScore, !isNotForMarks else {
      penalty = nil
      return
    }
    guard case .late(let startedDays) = lateness, let deadlines else {
      penalty = .zero
      return
    }
    penalty = min(rawScore, maxScore.part(deadlines.penalty(startedDays: startedDays)))
  }

  /// Makes the mark of a submission that came in at a time.
  package init(
    of submission: String,
    at time: SubmissionTime,
    rawScore: Points?,
    maxScore: Points,
    under deadlines: Deadlines?,
    isNotForMarks: Bool
  ) {
    self.init(
      rawScore: rawScore,
      maxScore: maxScore,
      lateness: Lateness(of: submission, at: time, under: deadlines),
      deadlines: deadlines,
      isNotForMarks: isNotForMarks
    )
  }

  /// The score that counts; nil where there is none.
  package var finalScore: Points? {
    guard let rawScore, let penalty else { return nil }
    return rawScore - penalty
  }
}
