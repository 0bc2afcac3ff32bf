// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// Whom a report is for.
package enum Audience: Sendable {
  /// Sees the name and the status of a hidden case, nothing else.
  case student
  /// Sees everything.
  case instructor
}

extension SubmissionVerdict {
  /// The submission's verdict as an audience may see it; every report begins with this.
  ///
  /// What a student's program did with a hidden case could carry the case's arguments out: what it
  /// printed, the value, and the time too. Hence the total time is withheld with it.
  package func shown(to audience: Audience) -> SubmissionVerdict {
    switch audience {
    case .instructor:
      self
    case .student:
      SubmissionVerdict(
        course: course,
        title: title,
        submission: submission,
        sandbox: sandbox,
        exercises: exercises.map(\.forStudent),
        wallSeconds: exercises.contains(where: \.hasHidden) ? nil : wallSeconds
      )
    }
  }
}

extension ExerciseVerdict {
  fileprivate var hasHidden: Bool { verdicts.contains { $0.visibility == .hidden } }

  fileprivate var forStudent: ExerciseVerdict {
    ExerciseVerdict(
      name: name,
      title: title,
      verdicts: verdicts.map { $0.visibility == .hidden ? Verdict(withholding: $0) : $0 }
    )
  }
}
