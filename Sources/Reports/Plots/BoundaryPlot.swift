// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// The classes that the trained network gives the plane, with the points that it was trained on.
struct BoundaryPlot {
  let grid: ClassGrid
  let training: TrainingSummary
  /// The points of class 0 and those of class 1, each as one path.
  let points: DataPoints?
  let messages: Messages

  /// A data set's points as paths, which are the same for all submissions.
  ///
  /// Points beyond the grid are left out.
  struct DataPoints {
    let zero: String
    let one: String

    init?(_ part: DataSetFixture.Part) {
      guard let points = part.points else { return nil }
      let frame = BoundaryPlot.frame("", "", Axis(over: ClassGrid.bounds, title: ""), [])
      var paths = ["", ""]
      for ((x, y), label) in zip(points, part.labels) {
        guard ClassGrid.bounds.contains(x), ClassGrid.bounds.contains(y) else { continue }
        let mark = label == 0 ? BoundaryPlot.dot : BoundaryPlot.cross
        let place = "M\(Plot.text(frame.across(x))) \(Plot.text(frame.down(y)))"
        paths[label == 0 ? 0 : 1] += place + mark
      }
      (zero, one) = (paths[0], paths[1])
    }
  }

  func svg(id: String) throws(XMLError) -> String {
    let axis = Axis(over: ClassGrid.bounds, title: "x1")
    let plot = Self.frame(messages.boundaryPlotTitle, description, axis, legend)
    return try plot.svg(id: id, in: messages) { writer throws(XMLError) in
      try writer.element("path", [("class", "area"), ("d", Self.path(of: grid, in: plot))])
      guard let points else { return }
      try writer.element("path", [("class", "zero"), ("d", points.zero)])
      try writer.element("path", [("class", "one"), ("d", points.one)])
    }
  }

  /// A line of no length with round ends, and a cross, from the middle.
  private static let dot = "h0"
  private static let cross = "m-2-2l4 4m0-4l-4 4"

  private static func frame(
    _ title: String,
    _ description: String,
    _ axis: Axis,
    _ legend: [Plot.LegendEntry]
  ) -> Plot {
    Plot(
      title: title,
      description: description,
      x: axis,
      y: Axis(over: ClassGrid.bounds, title: "x2"),
      legend: legend,
      width: 380,
      height: 376
    )
  }

  /// A stroke as wide as a cell for each run of class 1: some 7 bytes a run.
  private static func path(of grid: ClassGrid, in plot: Plot) -> String {
    let cell = (plot.across(1.5) - plot.across(-1.5)) / Double(ClassGrid.side)
    let (left, top) = (plot.across(-1.5), plot.down(1.5))
    var path = ""
    for (row, runs) in grid.rows.enumerated() {
      guard let first = runs.first else { continue }
      let x = Plot.text(left + Double(first.lowerBound) * cell)
      path += "M\(x) \(Plot.text(top + (Double(row) + 0.5) * cell))"
      var end = first.lowerBound
      for run in runs {
        // A cell is 3 units wide, so that nothing is lost by steps from one run to the next.
        if run.lowerBound > end { path += "m\(Plot.text(Double(run.lowerBound - end) * cell)) 0" }
        path += "h\(Plot.text(Double(run.count) * cell))"
        end = run.upperBound
      }
    }
    return path
  }

  private var legend: [Plot.LegendEntry] {
    [
      Plot.LegendEntry(sample: "M9 0" + Self.dot, style: "zero", name: messages.className(0)),
      Plot.LegendEntry(sample: "M9 0" + Self.cross, style: "one", name: messages.className(1)),
      Plot.LegendEntry(sample: "M0 0H18", style: "area key", name: messages.predictedOne),
    ]
  }

  private var description: String {
    let cells = grid.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    return messages.boundaryPlotDescription(
      shareOfOne: Double(cells) / Double(ClassGrid.side * ClassGrid.side),
      trainAccuracy: training.figures.trainAccuracy
    )
  }
}
