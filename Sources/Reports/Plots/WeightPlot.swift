// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The initial weights as a histogram, with the outline of the intended ones over it.
struct WeightPlot {
  let weights: WeightDistribution
  let messages: Messages

  func svg(id: String) throws(XMLError) -> String {
    let most = max(Double(weights.got.max() ?? 0), weights.expected?.max() ?? 0, 1)
    let plot = Plot(
      title: messages.weightPlotTitle,
      description: messages.weightPlotDescription(weights),
      x: Axis(over: weights.low...weights.high, title: messages.initialWeight),
      y: Axis(counting: most, title: messages.count),
      legend: legend
    )
    return try plot.svg(id: id, in: messages) { writer throws(XMLError) in
      try writer.element("path", [("class", "bar"), ("d", bars(in: plot))])
      guard let expected = weights.expected else { return }
      try writer.element("path", [("class", "ref"), ("d", outline(of: expected, in: plot))])
    }
  }

  private func edge(_ bin: Int, in plot: Plot) -> String {
    let share = Double(bin) / Double(WeightDistribution.binCount)
    return Plot.text(plot.across(weights.low * (1 - share) + weights.high * share))
  }

  private func bars(in plot: Plot) -> String {
    let floor = Plot.text(plot.down(0))
    return weights.got.enumerated().filter { $0.element > 0 }.map { bin, count in
      let top = Plot.text(plot.down(Double(count)))
      return "M\(edge(bin, in: plot)) \(floor)V\(top)H\(edge(bin + 1, in: plot))V\(floor)z"
    }.joined()
  }

  private func outline(of counts: [Double], in plot: Plot) -> String {
    let steps = counts.enumerated().map { bin, count in
      "V\(Plot.text(plot.down(count)))H\(edge(bin + 1, in: plot))"
    }
    let floor = Plot.text(plot.down(0))
    return "M\(edge(0, in: plot)) \(floor)" + steps.joined() + "V\(floor)"
  }

  private var legend: [Plot.LegendEntry] {
    let got = Plot.LegendEntry(sample: "M0 5V-5H18V5z", style: "bar", name: messages.thisSubmission)
    guard weights.expected != nil else { return [got] }
    return [got, Plot.LegendEntry(sample: "M0 0H18", style: "ref", name: messages.intended)]
  }
}
