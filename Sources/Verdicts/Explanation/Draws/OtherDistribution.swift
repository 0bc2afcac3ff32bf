// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The seed and the scales are right, but the draws are of another distribution.
struct OtherDistribution: DrawHypothesis {
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    Distribution.allCases
      .first { distribution in
        guard distribution != expected.distribution else { return false }
        let draws = distribution.draws(expected.draws.count, seed: expected.seed)
        let agreement = expected.agreement(in: evidence, from: draws) { plan, _ in plan }
        return agreement?.isTelling(choices: Distribution.allCases.count) == true
      }
      .map { Cause.distribution(got: $0, expected: expected.distribution) }
  }
}
