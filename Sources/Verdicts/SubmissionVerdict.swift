// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// The verdicts on one exercise of a submission.
package struct ExerciseVerdict: Codable, Equatable, Sendable {
  package let name: String
  package let title: LocalizedText
  /// In the order in which they were checked, the build first; never empty.
  package let verdicts: [Verdict]

  package init(name: String, title: LocalizedText, verdicts: [Verdict]) {
    precondition(!verdicts.isEmpty, "an exercise must have at least 1 verdict, but has 0")
    self.name = name
    self.title = title
    self.verdicts = verdicts
  }

  /// Passed when everything did; ungraded when anything is; else that of the first that did not
  /// pass.
  package var status: Status {
    .summary(of: verdicts.lazy.filter { !$0.isBonus || $0.status.isUngraded }.map(\.status))
  }

  /// The points reached; nil where any part is ungraded.
  package var score: Points? { .sum(of: verdicts.map(\.score)) }

  package var maxScore: Points { verdicts.map(\.maxScore).reduce(.zero, +) }
}

/// The verdicts on a submission: what every report is made from.
package struct SubmissionVerdict: Equatable, Sendable {
  package let course: String
  package let title: LocalizedText
  /// The submission's id: its folder's or archive's name.
  package let submission: String
  package let sandbox: SandboxLevel
  /// In the course's order.
  package let exercises: [ExerciseVerdict]
  /// From the first box to the last verdict; nil where it is withheld or was not measured.
  package let wallSeconds: Double?

  package init(
    course: String,
    title: LocalizedText,
    submission: String,
    sandbox: SandboxLevel,
    exercises: [ExerciseVerdict],
    wallSeconds: Double? = nil
  ) {
    self.course = course
    self.title = title
    self.submission = submission
    self.sandbox = sandbox
    self.exercises = exercises
    self.wallSeconds = wallSeconds
  }

  /// By the same rule as an exercise's.
  package var status: Status { .summary(of: exercises.lazy.map(\.status)) }

  /// The points reached; nil where any exercise is ungraded.
  package var score: Points? { .sum(of: exercises.map(\.score)) }

  package var maxScore: Points { exercises.map(\.maxScore).reduce(.zero, +) }

  /// Whether the report may not become a mark, since it was made without a sandbox.
  package var isNotForMarks: Bool { sandbox == .none }
}

/// What held the student's program.
package enum SandboxLevel: String, CaseIterable, Sendable {
  /// A box whose memory and processes a cgroup counts.
  case cgroup
  /// A box whose limits are the process's own.
  case rlimitOnly = "rlimit-only"
  /// `--unsafe-no-sandbox`: no box; not for marks.
  case none
  /// No box or no toolchain could be had, so nothing ran.
  case unavailable
}

extension Status {
  /// The status of a whole: passed when all parts did, else the first ungraded one, else the first
  /// that did not pass.
  static func summary(of statuses: some Sequence<Status>) -> Status {
    let notPassed = statuses.filter { $0 != .passed }
    return notPassed.first(where: \.isUngraded) ?? notPassed.first ?? .passed
  }
}

extension Points {
  /// The sum, or nil where any summand is.
  static func sum(of scores: [Points?]) -> Points? {
    scores.reduce(.zero) { sum, score in
      guard let sum, let score else { return nil }
      return sum + score
    }
  }
}
