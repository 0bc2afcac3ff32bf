// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// The costs of a training, beside those that the check expects.
///
/// Costs that are infinite or NaN have no place: the line stops for them, and the description names
/// the first ones.
struct CostPlot {
  let training: TrainingSummary
  let messages: Messages

  /// Draws the plot; nil where fewer than two costs are finite.
  func svg(id: String) throws(XMLError) -> String? {
    let got = training.figures.costs
    let expected = (training.check.costs?.costs ?? []).enumerated().map { number, cost in
      TrainingFigures.Cost(iteration: number * TrainingCheck.costInterval, cost: cost)
    }
    guard got.count(where: \.cost.isFinite) >= 2 else { return nil }
    let all = (got + expected).filter(\.cost.isFinite)
    let plot = Plot(
      title: messages.costPlotTitle,
      description: description,
      x: Axis(
        over: 0...Double(max(all.map(\.iteration).max() ?? 1, 1)),
        title: messages.iterations
      ),
      y: Axis(
        around: min(0, all.map(\.cost).min() ?? 0)...(all.map(\.cost).max() ?? 1),
        title: messages.cost
      ),
      legend: legend(hasExpected: !expected.isEmpty)
    )
    return try plot.svg(id: id, in: messages) { writer throws(XMLError) in
      for (costs, style) in [(expected, "ref"), (got, "got")] where !costs.isEmpty {
        try writer.element("path", [("class", style), ("d", Self.path(of: costs, in: plot))])
      }
    }
  }

  private static func path(of costs: [TrainingFigures.Cost], in plot: Plot) -> String {
    var path = ""
    var isDrawing = false
    for cost in costs {
      if cost.cost.isFinite {
        let place = (plot.across(Double(cost.iteration)), plot.down(cost.cost))
        path += "\(isDrawing ? "L" : "M")\(Plot.text(place.0)) \(Plot.text(place.1))"
      }
      isDrawing = cost.cost.isFinite
    }
    return path
  }

  private func legend(hasExpected: Bool) -> [Plot.LegendEntry] {
    let line = "M0 0H18"
    let got = Plot.LegendEntry(sample: line, style: "got", name: messages.thisSubmission)
    return hasExpected
      ? [got, Plot.LegendEntry(sample: line, style: "ref", name: messages.reference)] : [got]
  }

  /// Names the first costs that have no place on the plot; nil where all have.
  var note: String? {
    let notes = training.figures.costs.filter { !$0.cost.isFinite }.prefix(3).map {
      messages.costAt(iteration: $0.iteration, is: $0.cost)
    }
    return notes.isEmpty ? nil : messages.notDrawn(notes)
  }

  private var description: String {
    messages.costPlotDescription(
      got: training.figures.costs.map(\.cost),
      expected: training.check.costs?.costs
    )
  }
}
