// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The costs of a training as a small curve of braille dots with labelled axes.
///
/// Costs that are infinite or NaN have no place on the axis: the curve leaves them out and a line
/// below it names them.
struct CostCurve {
  /// In character cells, of 2 by 4 dots each.
  private static let mostWidth = 48
  private static let height = 6

  let lines: [String]

  /// Draws within `width` columns, labels included.
  init(of training: TrainingSummary, width: Int, messages: Messages) {
    let finite = training.figures.costs.filter(\.cost.isFinite)
    let others = training.figures.costs.filter { !$0.cost.isFinite }
    let notes = others.prefix(3).map { cost in
      messages.cost + " " + messages.costAt(iteration: cost.iteration, is: cost.cost)
    }
    lines =
      (finite.count < 2
        ? [] : Self.plot(finite, from: training.figures.costs, within: width, messages))
      + notes
  }

  private static func plot(
    _ points: [TrainingFigures.Cost],
    from costs: [TrainingFigures.Cost],
    within columns: Int,
    _ messages: Messages
  ) -> [String] {
    let values = points.map(\.cost)
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let iterations = (costs.first?.iteration ?? 0, costs.last?.iteration ?? 0)
    let labels = (messages.text(short: high), messages.text(short: low))
    let labelWidth = max(labels.0.utf8.count, labels.1.utf8.count)
    let width = min(mostWidth, columns - labelWidth - 2)
    let canvas = canvas(of: points, costs: low...high, iterations: iterations, width: width)
    let rows = canvas.rows.enumerated().map { row, cells in
      let isFlat = labels.0 == labels.1
      let label =
        row == 0 && !isFlat ? labels.0 : row == (isFlat ? height / 2 : height - 1) ? labels.1 : ""
      return String(repeating: " ", count: labelWidth - label.utf8.count)
        + "\(label) \(label.isEmpty ? "│" : "┤")\(cells)"
    }
    return [String(repeating: " ", count: labelWidth) + " " + messages.cost]
      + rows
      + axis(from: iterations.0, to: iterations.1, indent: labelWidth + 1, width: width, messages)
  }

  private static func axis(
    from first: Int,
    to last: Int,
    indent: Int,
    width: Int,
    _ messages: Messages
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let ends = (messages.text(count: first), messages.text(count: last))
    let name = messages.say("iteration", "iteração")
    let gap = width - ends.0.utf8.count - ends.1.utf8.count - name.count
    let left = String(repeating: " ", count: max(1, gap / 2))
    let right = String(repeating: " ", count: max(1, gap - gap / 2))
    return [
      margin + "└" + String(repeating: "─", count: width),
      margin + " " + ends.0 + left + name + right + ends.1,
    ]
  }

  /// Draws the points, joined by lines, on a canvas that the costs and the iterations fill.
  ///
  /// Where all costs are equal the line runs through the middle.
  private static func canvas(
    of points: [TrainingFigures.Cost],
    costs: ClosedRange<Double>,
    iterations: (Int, Int),
    width: Int
  ) -> BrailleCanvas {
    var canvas = BrailleCanvas(width: width, height: height)
    // Halved first: the span of the largest doubles overflows.
    let span = costs.upperBound / 2 - costs.lowerBound / 2
    let dots = points.map { point in
      let down = span > 0 ? (costs.upperBound / 2 - point.cost / 2) / span : 0.5
      let across =
        Double(point.iteration - iterations.0) / Double(max(1, iterations.1 - iterations.0))
      return (
        column: Int((across * Double(canvas.columns - 1)).rounded()),
        row: Int((down * Double(canvas.dotRows - 1)).rounded())
      )
    }
    for (start, end) in zip(dots, dots.dropFirst()) { canvas.drawLine(from: start, to: end) }
    return canvas
  }
}
