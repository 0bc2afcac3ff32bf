// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// The values are right, but rounded to so many decimals.
struct RoundedValues: Hypothesis {
  private static let decimals = 0...12

  func cause(of evidence: Evidence) -> Cause? {
    for decimals in Self.decimals {
      let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
      let agreement = evidence.agreement(
        mapping: .all,
        within: Tolerance(relative: Slack.relative, absolute: 0),
        // A number has only the digits left that stand before the cut.
        grain: 1 / power,
        { ($0 * power).rounded() / power }
      )
      if agreement?.isTelling(choices: Self.decimals.count) == true {
        return .rounded(decimals: decimals)
      }
    }
    return nil
  }
}
