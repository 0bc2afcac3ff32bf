// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

extension Verdict {
  /// The verdict with what all the answers together tell about it, and with what the function
  /// returned; itself where it passed or was not graded.
  package func explained(
    by explanation: Explanation?,
    returned value: Value?,
    in language: ProgrammingLanguage = .swift
  ) -> Verdict {
    guard let explanation, status != .passed, !status.isUngraded else { return self }
    return switch explanation {
    case .stub: with(finding: .stubUntouched(returned: value, in: language))
    case .mistake(let mistake): with(finding: finding, mistake: mistake)
    case .cause(let cause): with(finding: finding, cause: cause)
    }
  }

  private func with(
    finding: Finding?,
    mistake: Mistake? = nil,
    cause: Cause? = nil
  ) -> Verdict {
    Verdict(
      name: name,
      kind: kind,
      visibility: visibility,
      maxScore: maxScore,
      arguments: arguments,
      finding: finding,
      mistake: mistake,
      cause: cause,
      printed: printed,
      training: training,
      seconds: seconds
    )
  }
}
