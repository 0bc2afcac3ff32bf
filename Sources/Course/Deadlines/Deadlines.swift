// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// When a course's submissions are due, and what lateness costs.
///
/// There is one due moment for the course, since a submission comes in as a whole and at one time.
package struct Deadlines: Codable, Equatable, Sendable {
  /// A day's length: 24 hours, whatever clocks are put forward or back in between.
  private static let daySeconds = 86_400

  package let due: Moment
  /// What each started day costs, as a share of the most points that can be reached.
  package let penaltyPerStartedDay: Share
  /// The most that all the days together cost.
  package let penaltyAtMost: Share
  /// Later due moments of single students, by the submission's id.
  package let extensions: [String: Moment]

  package init(
    due: Moment,
    penaltyPerStartedDay: Share = .none,
    penaltyAtMost: Share = .all,
    extensions: [String: Moment] = [:]
  ) {
    self.due = due
    self.penaltyPerStartedDay = penaltyPerStartedDay
    self.penaltyAtMost = penaltyAtMost
    self.extensions = extensions
  }

  /// The same with further extensions; where a student has one already, the new one holds.
  package func extended(by extensions: [String: Moment]) -> Deadlines {
    Deadlines(
      due: due,
      penaltyPerStartedDay: penaltyPerStartedDay,
      penaltyAtMost: penaltyAtMost,
      extensions: self.extensions.merging(extensions) { $1 }
    )
  }

  /// When a submission is due.
  package func due(for submission: String) -> Moment { extensions[submission] ?? due }

  /// How many days late a submission is, a started one counting as a whole; 0 where it is in time.
  package func startedDaysLate(of submission: String, at moment: Moment) -> Int {
    let seconds = moment.secondsSince1970 - due(for: submission).secondsSince1970
    guard seconds > 0 else { return 0 }
    return (seconds - 1) / Self.daySeconds + 1
  }

  /// What so many started days cost, as a share of the most points that can be reached.
  package func penalty(startedDays: Int) -> Share {
    penaltyPerStartedDay.times(startedDays, atMost: penaltyAtMost)
  }
}
