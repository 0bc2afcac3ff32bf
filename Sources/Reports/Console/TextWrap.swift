// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// Breaks text into lines of a terminal's width.
enum TextWrap {
  /// The lines of a text, broken at spaces; a line's own indent is kept for what follows of it, and a
  /// word that is too long has a line to itself.
  static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapped($0, width: width)
    }
  }

  /// A line in pieces of at most `width` columns, broken anywhere.
  static func pieces(of line: String, width: Int) -> [String] {
    var pieces = [""]
    var columns = 0
    for character in line {
      let wide = TextWidth.columns(of: String(character))
      if columns + wide > width, columns > 0 {
        pieces.append("")
        columns = 0
      }
      pieces[pieces.count - 1].append(character)
      columns += wide
    }
    return pieces
  }

  private static func wrapped(_ text: Substring, width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    let continuation = indent + (indent.isEmpty ? "" : "  ")
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      let columns = TextWidth.columns(of: line) + 1 + TextWidth.columns(of: String(word))
      if !isEmpty, columns > width {
        lines.append(line)
        line = continuation
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    return lines + [line]
  }
}
