// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The frame of a plot, as inline SVG: its area, axes, ticks, legend, and text in place of the picture.
///
/// Colours and strokes are the page's, by class names. Lengths are the view box's own units.
struct Plot {
  /// A sample of how something is drawn, and its name.
  struct LegendEntry {
    /// The path within 18 units from the left, around the height 0.
    let sample: String
    let style: String
    let name: String
  }

  /// The picture's name, as its figure and a screen reader have it.
  let title: String
  /// What is seen, in words and numbers.
  let description: String
  let x: Axis
  let y: Axis
  var legend: [LegendEntry] = []
  var width = 420.0
  var height = 280.0

  private static let left = 58.0
  private static let right = 22.0
  private static let top = 30.0
  private static let bottom = 46.0

  private var areaWidth: Double { width - Self.left - Self.right }
  private var areaHeight: Double { height - Self.top - Self.bottom }

  /// The place of a number on the axis to the right.
  func across(_ number: Double) -> Double { Self.left + x.share(of: number) * areaWidth }

  /// The place of a number on the axis upwards.
  func down(_ number: Double) -> Double { Self.top + (1 - y.share(of: number)) * areaHeight }

  /// Draws the frame with `content` within it, the ticks' numbers as the language writes them.
  ///
  /// `id` is what its description is found by, unique on its page.
  func svg(
    id: String,
    in messages: Messages,
    _ content: (borrowing XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) -> String {
    try Markup.make { writer throws(XMLError) in
      let root = [
        ("viewBox", "0 0 \(Self.text(width)) \(Self.text(height))"), ("role", "img"),
        ("aria-describedby", id), ("class", "plot"),
      ]
      try writer.element("svg", root) { () throws(XMLError) in
        // The title names the picture without further ado.
        try writer.element("title", text: title)
        try writer.element("desc", [("id", id)], text: description)
        try drawFrame(writer, messages)
        try content(writer)
        try drawLegend(writer)
      }
    }
  }

  private func drawFrame(_ writer: borrowing XMLWriter, _ messages: Messages) throws(XMLError) {
    let (bottom, right) = (Self.top + areaHeight, Self.left + areaWidth)
    var grid = ""
    for tick in x.ticks {
      let place = across(tick)
      grid += "M\(Self.text(place)) \(Self.text(Self.top))V\(Self.text(bottom + 4))"
      try label(x.label(of: tick, messages), at: (place, bottom + 17), "middle", writer)
    }
    for tick in y.ticks {
      let place = down(tick)
      grid += "M\(Self.text(Self.left - 4)) \(Self.text(place))H\(Self.text(right))"
      try label(y.label(of: tick, messages), at: (Self.left - 8, place + 4), "end", writer)
    }
    try writer.element("path", [("class", "grid"), ("d", grid)])
    let corner = "M\(Self.text(Self.left)) \(Self.text(Self.top))V\(Self.text(bottom))"
    try writer.element("path", [("class", "axis"), ("d", corner + "H\(Self.text(right))")])
    try label(x.title, at: (Self.left + areaWidth / 2, height - 8), "middle", writer)
    let middle = Self.text(Self.top + areaHeight / 2)
    try writer.element(
      "text",
      [("text-anchor", "middle"), ("transform", "translate(13 \(middle)) rotate(-90)")],
      text: y.title
    )
  }

  private func drawLegend(_ writer: borrowing XMLWriter) throws(XMLError) {
    var place = Self.left
    for entry in legend {
      try writer.element(
        "path",
        [
          ("class", entry.style), ("transform", "translate(\(Self.text(place)) 14)"),
          ("d", entry.sample),
        ]
      )
      try label(entry.name, at: (place + 24, 18), "start", writer)
      place += 44 + 7.6 * Double(TextWidth.columns(of: entry.name))
    }
  }

  private func label(
    _ text: String,
    at place: (x: Double, y: Double),
    _ anchor: String,
    _ writer: borrowing XMLWriter
  ) throws(XMLError) {
    try writer.element(
      "text",
      [("x", Self.text(place.x)), ("y", Self.text(place.y)), ("text-anchor", anchor)],
      text: text
    )
  }

  /// A length with at most one decimal, which is finer than anybody sees.
  static func text(_ length: Double) -> String {
    let tenths = Int((length * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }
}
