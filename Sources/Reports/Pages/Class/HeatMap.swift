// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Verdicts

/// A table of submissions by checks, each cell one sign: made without the templates, since a class of
/// 2,000 has tens of thousands of cells.
struct HeatMap {
  let roll: ClassRoll
  let messages: Messages

  /// The table, whose rows have the page's kind of the whole as their class.
  func markup() throws(XMLError) -> String {
    try Markup.make { writer throws(XMLError) in
      try writer.element("table", [("id", "map")]) { () throws(XMLError) in
        try writeHead(writer)
        try writer.element("tbody") { () throws(XMLError) in
          for row in roll.rows {
            try write(row, writer)
            try writer.text("\n")
          }
        }
      }
    }
  }

  /// The columns' numbers, those of an exercise together.
  private var order: [Int] {
    roll.exercises.flatMap { exercise in
      roll.columns.indices.filter { roll.columns[$0].exercise == exercise.name }
    }
  }

  private func writeHead(_ writer: borrowing XMLWriter) throws(XMLError) {
    try writer.element("thead") { () throws(XMLError) in
      try writer.element("tr") { () throws(XMLError) in
        try writer.element(
          "th",
          [("scope", "col"), ("rowspan", "2"), ("data-sort", "0")],
          text: messages.submission
        )
        try writer.element(
          "th",
          [("scope", "col"), ("rowspan", "2"), ("data-sort", "1")],
          text: messages.pointsReached
        )
        for exercise in roll.exercises {
          let count = roll.columns.count { $0.exercise == exercise.name }
          try writer.element(
            "th",
            [("scope", "colgroup"), ("colspan", "\(count)")],
            text: SafeText.line(exercise.title[messages.language], maxBytes: 80)
          )
        }
      }
      try writer.element("tr") { () throws(XMLError) in
        for column in order {
          let name = SafeText.line(roll.columns[column].check, maxBytes: 60)
          try writer.element("th", [("scope", "col"), ("class", "v")], text: name)
        }
      }
    }
  }

  /// `15 (−15)`: the points that count, and what lateness took off.
  private func points(_ score: Points, less penalty: Points) -> String {
    guard penalty > .zero else { return messages.text(points: score) }
    return "\(messages.text(points: score - penalty)) (−\(messages.text(points: penalty)))"
  }

  private func write(_ row: ClassRoll.Row, _ writer: borrowing XMLWriter) throws(XMLError) {
    try writer.element("tr", [("class", row.kind.rawValue)]) { () throws(XMLError) in
      try writer.element("th", [("scope", "row")]) { () throws(XMLError) in
        try writer.element("a", [("href", row.address)], text: row.name)
      }
      let score = row.score.map { [("data-n", "\(($0 - row.penalty).value)")] } ?? []
      try writer.element(
        "td",
        [("class", "number")] + score,
        text: row.score.map { points($0, less: row.penalty) } ?? PageKind.ungraded.sign
      )
      for column in order {
        guard column < row.kinds.count, let kind = row.kinds[column] else {
          try writer.element("td", text: "")
          continue
        }
        try writer.element("td", [("class", kind.rawValue)], text: kind.sign)
      }
    }
  }
}

extension ClassRoll.Row {
  /// The page's address: all but plain letters, digits and a few signs is percent-encoded, a colon
  /// too, before which a scheme could be thought to stand.
  var address: String {
    page.addingPercentEncoding(withAllowedCharacters: Self.allowed) ?? ""
  }

  private static let allowed = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./"
  )
}
