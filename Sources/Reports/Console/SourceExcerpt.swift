// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// A line of source and the caret below it, as much of both as fits into a width.
struct SourceExcerpt {
  let source: String
  let caret: String?

  /// Cuts a line that is too wide so that what the caret points at stays in sight: its indent first.
  init(of source: String, caret: String?, width: Int) {
    let isTooWide = TextWidth.columns(of: source) > width || (caret?.count ?? 0) > width
    let indent = isTooWide ? source.prefix { $0 == " " }.count : 0
    let line = String(source.dropFirst(indent))
    let column = max(0, (caret.map { TextWidth.columns(of: $0) - 1 } ?? 0) - indent)
    // A third of the width stays behind the caret.
    let isCut = TextWidth.columns(of: line) > width || column >= width
    let start = isCut ? max(0, column - (width - width / 3)) : 0
    self.source =
      start > 0
      ? "…" + Self.columns(from: start + 1, upTo: width - 1, of: line)
      : Self.columns(from: 0, upTo: width, of: line)
    self.caret = caret.map { _ in String(repeating: " ", count: column - start) + "^" }
  }

  /// So many columns of a text from one on; what is left out at the end is an ellipsis.
  private static func columns(from start: Int, upTo count: Int, of text: String) -> String {
    var column = 0
    var shown = ""
    var shownColumns = 0
    for (offset, character) in text.enumerated() {
      let wide = TextWidth.columns(of: String(character))
      defer { column += wide }
      guard column >= start else {
        // The right half of a wide letter keeps its place.
        if column + wide > start { (shown, shownColumns) = (" ", 1) }
        continue
      }
      let isLast = offset == text.count - 1
      guard shownColumns + wide + (isLast ? 0 : 1) <= count else { return shown + "…" }
      shown.append(character)
      shownColumns += wide
    }
    return shown
  }
}
