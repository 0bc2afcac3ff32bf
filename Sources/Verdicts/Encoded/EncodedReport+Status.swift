// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension EncodedReport {
  /// The status; that of a fault of the grader's own where this version doesn't know it.
  package var knownStatus: Status { Status(known: status) }
}

extension EncodedExercise {
  /// As ``EncodedReport/knownStatus``.
  package var knownStatus: Status { Status(known: status) }

  /// The score; nil where the exercise is ungraded or its score is no number of points.
  package var knownScore: Points? {
    knownStatus.isUngraded ? nil : score.flatMap(Points.init(checking:))
  }
}

extension EncodedCheck {
  /// As ``EncodedReport/knownStatus``.
  package var knownStatus: Status { Status(known: status) }

  /// As ``Verdict/isBonus``.
  package var isBonus: Bool { kind != Verdict.Kind.build.rawValue && maxScore == 0 }

  package var isHidden: Bool { visibility != Visibility.public.rawValue }
}

extension Status {
  /// A status that was stored; one of a later version grades nothing here.
  fileprivate init(known rawValue: String) {
    self = Status(rawValue: rawValue) ?? .infrastructureError
  }
}
