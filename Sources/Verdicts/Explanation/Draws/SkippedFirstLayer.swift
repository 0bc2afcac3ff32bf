// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The first layer is missing, so that the second one took its draws, and so on.
struct SkippedFirstLayer: DrawHypothesis {
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    let agreement = evidence.agreement { record in
      guard let first = record.expected.compactMap(\.layer).min() else { return nil }
      var plan = expected.plans[record.index]
      plan.steps.removeAll { record.expected[$0.part].layer == first }
      return plan.parts(of: record, from: expected.draws)?.filter { $0.layer != first }
    }
    guard let agreement, agreement.isRestructured, agreement.isTelling() else { return nil }
    return .layers(.firstMissing)
  }
}
