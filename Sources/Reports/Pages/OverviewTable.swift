// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// A table of all of a submission's checks, with the status and the points of each.
///
/// Made without the templates, whose look-ups would take most of a page's time for its many cells.
struct OverviewTable {
  let messages: Messages

  /// The table; `links` are, for each exercise, the places of checks on the page by their names.
  func markup(
    of exercises: [ExerciseVerdict],
    links: [[String: String]]
  ) throws(XMLError) -> String {
    try Markup.make { writer throws(XMLError) in
      try writer.element("table", [("class", "overview")]) { () throws(XMLError) in
        try writer.element("thead") { () throws(XMLError) in
          try writer.element("tr") { () throws(XMLError) in
            try writer.element("th", [("scope", "col")], text: messages.check)
            try writer.element("th", [("scope", "col")], text: messages.verdict)
            try writer.element(
              "th",
              [("scope", "col"), ("class", "number")],
              text: messages.pointsReached
            )
          }
        }
        for (exercise, links) in zip(exercises, links) {
          try writer.text("\n")
          try writer.element("tbody") { () throws(XMLError) in
            try write(exercise, writer)
            for verdict in exercise.verdicts {
              try write(verdict, link: links[verdict.name], writer)
            }
          }
        }
      }
    }
  }

  private func write(_ exercise: ExerciseVerdict, _ writer: borrowing XMLWriter) throws(XMLError) {
    try writer.text("\n")
    try writer.element("tr", [("class", "group")]) { () throws(XMLError) in
      try writer.element("th", [("scope", "rowgroup")]) { () throws(XMLError) in
        try writer.text(SafeText.line(exercise.title[messages.language]) + " ")
        try writer.element("code", text: SafeText.line(exercise.name))
      }
      try write(exercise.status, words: messages.name(of: exercise.status), writer)
      let points = messages.ratio(exercise.score, of: exercise.maxScore)
      try writer.element("td", [("class", "number")], text: points)
    }
  }

  private func write(
    _ verdict: Verdict,
    link: String?,
    _ writer: borrowing XMLWriter
  ) throws(XMLError) {
    let name = SafeText.line(verdict.name)
    let status = messages.name(of: verdict.status)
    let words = verdict.visibility == .hidden ? "\(status) · \(messages.hidden)" : status
    try writer.text("\n")
    try writer.element("tr") { () throws(XMLError) in
      try writer.element("th", [("scope", "row")]) { () throws(XMLError) in
        if let link {
          try writer.element("a", [("href", "#\(link)")], text: name)
        } else {
          try writer.text(name)
        }
      }
      try write(verdict.status, words: words, writer)
      let points =
        verdict.maxScore == .zero ? "" : messages.ratio(verdict.score, of: verdict.maxScore)
      try writer.element("td", [("class", "number")], text: points)
    }
  }

  private func write(
    _ status: Status,
    words: String,
    _ writer: borrowing XMLWriter
  ) throws(XMLError) {
    let kind = PageKind(status)
    try writer.element("td", [("class", kind.rawValue)]) { () throws(XMLError) in
      try writer.element("span", [("class", "sign"), ("aria-hidden", "true")], text: kind.sign)
      try writer.text(" " + words)
    }
  }
}
