// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The scores of a class in ten equal bins, the last of which has the full score in it.
struct ScorePlot {
  static let binCount = 10

  /// How many submissions lie in each bin.
  let counts: [Int]
  let maxScore: Points
  let messages: Messages

  /// Counts the scores that there are.
  init(of scores: [Points], maxScore: Points, messages: Messages) {
    var counts = [Int](repeating: 0, count: Self.binCount)
    for score in scores {
      let bin = maxScore == .zero ? 0 : score.millionths * Self.binCount / maxScore.millionths
      counts[min(max(bin, 0), Self.binCount - 1)] += 1
    }
    self.counts = counts
    self.maxScore = maxScore
    self.messages = messages
  }

  func svg(id: String) throws(XMLError) -> String {
    let most = counts.max() ?? 0
    let plot = Plot(
      title: messages.scorePlotTitle,
      description: messages.scorePlotDescription(counts, maxScore: maxScore),
      x: Axis(over: 0...max(maxScore.value, 1), title: messages.pointsReached),
      y: Axis(counting: Double(most), title: messages.submissions)
    )
    let step = max(maxScore.value, 1) / Double(Self.binCount)
    return try plot.svg(id: id, in: messages) { writer throws(XMLError) in
      let floor = Plot.text(plot.down(0))
      for (bin, count) in counts.enumerated() where count > 0 {
        let (left, right) = (plot.across(Double(bin) * step), plot.across(Double(bin + 1) * step))
        let top = plot.down(Double(count))
        let path =
          "M\(Plot.text(left + 1)) \(floor)V\(Plot.text(top))H\(Plot.text(right - 1))V\(floor)z"
        try writer.element("path", [("class", "bar"), ("d", path)])
        let middle = Plot.text((left + right) / 2)
        try writer.element(
          "text",
          [("x", middle), ("y", Plot.text(top - 5)), ("text-anchor", "middle")],
          text: messages.text(count: count)
        )
      }
    }
  }
}
