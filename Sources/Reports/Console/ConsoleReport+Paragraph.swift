// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

extension ConsoleReport {
  /// A name and what belongs to it, broken at words, with a mark at the left and points at the right.
  ///
  /// The points stand behind the last line where there is room, else below it. `indent` are the
  /// columns that the lines will be moved to the right by.
  func paragraph(
    _ name: String,
    emphasis: Paint.Style? = nil,
    rest: String = "",
    mark status: Status? = nil,
    points: String? = nil,
    indent: Int = 0
  ) -> [String] {
    let available = width - indent
    let margin = status == nil ? 0 : 2
    var lines = TextWrap.lines(of: name + rest, width: available - margin)
    let lastColumns = margin + (lines.last.map(TextWidth.columns) ?? 0)
    if let emphasis, let first = lines.first, first.hasPrefix(name) {
      lines[0] = paint(emphasis, text: name) + first.dropFirst(name.count)
    }
    lines = hanging(lines, under: status.map(mark))
    guard let points else { return lines }
    let gap = available - lastColumns - TextWidth.columns(of: points)
    if gap >= 2 {
      lines[lines.count - 1] += String(repeating: " ", count: gap) + points
    } else {
      let free = max(0, available - TextWidth.columns(of: points))
      lines.append(String(repeating: " ", count: free) + points)
    }
    return lines
  }

  /// Lines behind a sign one column wide, or as they are where there is none.
  func hanging(_ lines: [String], under sign: String?) -> [String] {
    guard let sign else { return lines }
    return lines.enumerated().map { position, line in
      (position == 0 ? sign : " ") + " " + line
    }
  }

  func mark(for status: Status) -> String {
    switch status {
    case .passed: paint(.green, text: "✓")
    case .skipped: paint(.dim, text: "–")
    case .sandboxUnavailable, .infrastructureError: paint(.yellow, text: "?")
    case .wrongValue, .wrongShape, .notImplemented, .missing, .buildFailed, .buildLimit, .crashed,
      .raised, .nonzeroExit, .noResult, .protocolError, .timeLimit, .memoryLimit, .outputLimit,
      .rejected:
      paint(.red, text: "✗")
    }
  }
}
