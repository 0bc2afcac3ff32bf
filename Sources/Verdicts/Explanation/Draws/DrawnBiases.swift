// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// The biases are drawn where they should be 0.
struct DrawnBiases: DrawHypothesis {
  /// When the biases are drawn.
  enum Moment: CaseIterable {
    case afterWeightsOfLayer
    case beforeWeightsOfLayer
    case afterAllWeights
    /// From a stream of their own with the same seed.
    case apart

    var shiftsWeights: Bool { self == .afterWeightsOfLayer || self == .beforeWeightsOfLayer }
  }

  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    let choices = 2 * Moment.allCases.count
    let moment = Moment.allCases.first { moment in
      let asWeights = expected.agreement(in: evidence) { plan, record in
        plan.drawingBiases(moment, scaledBy: nil, in: record)
      }
      if asWeights?.isTelling(choices: choices) == true { return true }
      guard let scale = scale(at: moment, in: evidence, drawing: expected) else { return false }
      let scaled = expected.agreement(in: evidence) { plan, record in
        plan.drawingBiases(moment, scaledBy: scale, in: record)
      }
      return scaled?.isTelling(free: 1, choices: choices) == true
    }
    return moment.map { .biasesDrawn(shiftsWeights: $0.shiftsWeights) }
  }

  /// The one scale of all biases, from the first of them in an open record.
  private func scale(
    at moment: Moment,
    in evidence: Evidence,
    drawing expected: ExpectedDraws
  ) -> Double? {
    for record in evidence.open where record.expected.count == record.got.count {
      guard let index = record.expected.firstIndex(where: \.isZeroBias),
        let parts = expected.plans[record.index]
          .drawingBiases(moment, scaledBy: 1, in: record)?
          .parts(of: record, from: expected.draws),
        let draw = parts[index].matrix.elements.first,
        let got = record.got[index].matrix.elements.first
      else { continue }
      let scale = got / draw
      return scale.isFinite && scale != 0 ? scale : nil
    }
    return nil
  }
}

extension DrawPlan {
  /// The plan that draws what should be biases of 0 as well, with one scale or, for nil, with that
  /// of their layer's weights; nil where there are none.
  fileprivate func drawingBiases(
    _ moment: DrawnBiases.Moment,
    scaledBy scale: Double?,
    in record: Record
  ) -> DrawPlan? {
    var plan = DrawPlan(steps: [])
    var biases: [Step] = []
    for step in steps {
      let layer = record.expected[step.part].layer
      let index = record.expected.firstIndex { $0.isZeroBias && $0.layer == layer }
      let bias = index.map { Step(part: $0, scale: scale ?? step.scale) }
      switch moment {
      case .afterWeightsOfLayer: plan.steps += [step, bias].compactMap(\.self)
      case .beforeWeightsOfLayer: plan.steps += [bias, step].compactMap(\.self)
      case .afterAllWeights, .apart: plan.steps.append(step)
      }
      if let bias { biases.append(bias) }
    }
    guard !biases.isEmpty else { return nil }
    if moment == .apart { biases[0].restarts = true }
    if !moment.shiftsWeights { plan.steps += biases }
    return plan
  }
}

extension Part {
  fileprivate var isZeroBias: Bool { isIn(.biases) && isZero && !matrix.elements.isEmpty }
}
