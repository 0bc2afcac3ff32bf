// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension EncodedReport {
  /// The report as an audience may see it: the same as if it had been encoded for it.
  package func shown(to audience: Audience) -> EncodedReport {
    switch audience {
    case .instructor: return self
    case .student: break
    }
    let hasHidden = exercises.contains { $0.checks.contains(where: \.isHidden) }
    return EncodedReport(
      self,
      seconds: hasHidden ? nil : seconds,
      exercises: exercises.map { EncodedExercise($0, withholdingIn: messages) }
    )
  }

  /// The sentences of the language of its texts.
  package var messages: Messages { Messages(in: Language(rawValue: language) ?? .english) }
}
