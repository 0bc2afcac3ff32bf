// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The draws are multiplied by the square of their scale, the variance, or by its square root.
struct ScalePower: DrawHypothesis {
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    let squared = expected.agreement(in: evidence) { plan, _ in plan.rescaled { $0 * $0 } }
    if squared?.isTelling(choices: 2) == true { return .scaleSquared }
    let rooted = expected.agreement(in: evidence) { plan, _ in plan.rescaled { $0.squareRoot() } }
    return rooted?.isTelling(choices: 2) == true ? .scaleRooted : nil
  }
}

extension DrawPlan {
  fileprivate func rescaled(by function: (Double) -> Double) -> DrawPlan {
    var plan = self
    for index in plan.steps.indices { plan.steps[index].scale = function(steps[index].scale) }
    return plan
  }
}
