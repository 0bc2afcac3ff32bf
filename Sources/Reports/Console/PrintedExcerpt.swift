// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The beginning and the end of what a program printed, short enough to be read.
///
/// No line is wider than asked for: a terminal would break it, and its second half would stand at the
/// left edge, where the report's own lines begin.
struct PrintedExcerpt {
  private static let mostLines = 20
  private static let longestLine = 200

  let lines: [String]

  init(of printed: PrintedText, width: Int, messages: Messages) {
    var lines = SafeText.block(printed.text)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText.cut(String($0), toBytes: Self.longestLine) }
    if lines.last == "" { lines.removeLast() }
    if lines.count > Self.mostLines {
      let middle = lines.dropFirst(Self.mostLines / 2).dropLast(Self.mostLines / 2)
      lines.replaceSubrange(middle.indices, with: [messages.cutMarker(lineCount: middle.count)])
    }
    self.lines = lines.flatMap {
      TextWrap.pieces(of: $0.replacing("\t", with: "    "), width: width)
    }
  }
}
