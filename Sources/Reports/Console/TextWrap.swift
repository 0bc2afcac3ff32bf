// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// Breaks text into lines of a terminal's width.
enum TextWrap {
  /// The lines of a text, broken at spaces, which are kept within a line.
  ///
  /// What follows of a line that begins with spaces is indented by two more. A word that is too long
  /// for a line is broken too, behind a sign where it has one.
  static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapped($0, width: width)
    }
  }

  /// A line in pieces of at most `width` columns, broken anywhere.
  static func pieces(of line: String, width: Int) -> [String] {
    var rest = Substring(line)
    var pieces: [String] = []
    repeat {
      let piece = rest.beginning(ofColumns: width)
      pieces.append(String(piece))
      rest = rest[piece.endIndex...]
    } while !rest.isEmpty
    return pieces
  }

  private static func wrapped(_ text: Substring, width: Int) -> [String] {
    let indent = text.prefix { $0 == " " }
    let continuation = indent.isEmpty ? "" : indent + "  "
    var lines: [String] = []
    var line = String(indent)
    var isEmpty = true
    var gap = Substring()
    var rest = text[indent.endIndex...]
    while !rest.isEmpty {
      var word = rest.prefix { $0 != " " }
      rest = rest[word.endIndex...]
      if !isEmpty, TextWidth.columns(of: line + gap + word) > width {
        lines.append(line)
        line = String(continuation)
        gap = ""
      }
      while TextWidth.columns(of: line + gap + word) > width {
        let part = word.part(ofColumns: width - TextWidth.columns(of: line + gap))
        guard part.endIndex < word.endIndex else { break }
        lines.append(line + gap + part)
        line = String(continuation)
        gap = ""
        word = word[part.endIndex...]
      }
      line += gap + word
      isEmpty = false
      gap = rest.prefix { $0 == " " }
      rest = rest[gap.endIndex...]
    }
    return lines + [line]
  }
}

extension Substring {
  /// As much of the beginning as fits into so many columns, and at least one character.
  fileprivate func beginning(ofColumns width: Int) -> Substring {
    var columns = 0
    var end = startIndex
    while end < endIndex {
      columns += TextWidth.columns(of: String(self[end]))
      if columns > width, end > startIndex { break }
      end = index(after: end)
    }
    return self[..<end]
  }

  /// The same, broken behind the last sign that may stand at a line's end, where there is one.
  fileprivate func part(ofColumns width: Int) -> Substring {
    let beginning = beginning(ofColumns: width)
    guard beginning.endIndex < endIndex,
      let sign = beginning.dropFirst().lastIndex(where: { "_/.:,;-".contains($0) })
    else { return beginning }
    return self[...sign]
  }
}
