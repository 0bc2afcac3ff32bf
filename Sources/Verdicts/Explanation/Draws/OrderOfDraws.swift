// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The expected draws came in another order.
struct OrderOfDraws: DrawHypothesis {
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    let orders = Cause.DrawOrder.allCases
    return
      orders
      .first { order in
        expected.agreement(in: evidence) { plan, record in plan.reordered(as: order, in: record) }?
          .isTelling(choices: orders.count) == true
      }
      .map(Cause.drawOrder)
  }
}

extension DrawPlan {
  fileprivate func reordered(as order: Cause.DrawOrder, in record: Record) -> DrawPlan {
    var plan = self
    switch order {
    case .layersReversed:
      plan.steps = layers(in: record).reversed().flatMap(\.self)
    case .columnByColumn:
      plan.fillsColumns = true
    case .biasesFirst:
      plan.steps = layers(in: record).flatMap { layer in
        layer.filter { $0.isBias(in: record) } + layer.filter { !$0.isBias(in: record) }
      }
    case .weightsFirst:
      plan.steps =
        steps.filter { !$0.isBias(in: record) } + steps.filter { $0.isBias(in: record) }
    case .restartedInEachLayer:
      plan.steps = layers(in: record).flatMap { layer in
        layer.enumerated().map { index, step in
          Step(part: step.part, scale: step.scale, restarts: index == 0)
        }
      }
    }
    return plan
  }

  /// The steps of each layer; each step for itself where parts have no layers.
  private func layers(in record: Record) -> [[Step]] {
    steps.reduce(into: []) { layers, step in
      let layer = record.expected[step.part].layer
      if let last = layers.last?.first, layer != nil, record.expected[last.part].layer == layer {
        layers[layers.count - 1].append(step)
      } else {
        layers.append([step])
      }
    }
  }
}

extension DrawPlan.Step {
  fileprivate func isBias(in record: Record) -> Bool { record.expected[part].isIn(.biases) }
}
