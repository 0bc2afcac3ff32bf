// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Where numpy breaks lines and leaves out elements when it prints a two-dimensional array.
///
/// Source: numpy 2.4.6, `numpy/_core/arrayprint.py`, `_formatArray` and `_leading_trailing` with
/// the default print options.
enum NumpyLayout {
  /// An array with more elements than this is shown in part.
  static let summaryThreshold = 1_000

  /// What stands for the rows or columns that are left out.
  static let ellipsis = "..."

  /// The columns of a line that words may fill: 75, less the brackets that may close it.
  private static let lineWidth = 73

  private static let edgeItems = 3
  private static let indent = "  "

  /// The indices of an axis that are shown; `nil` stands for those that are left out.
  static func shownIndices(of length: Int, isSummarized: Bool) -> [Int?] {
    guard isSummarized, length > 2 * edgeItems else { return Array(0..<length) }
    return Array(0..<edgeItems) + [nil] + Array(length - edgeItems..<length)
  }

  /// Joins the words of one row, which begins behind two brackets, into lines.
  static func wrapped(_ words: [String]) -> String {
    var lines: [String] = []
    var line = indent
    for word in words {
      let isAtStart = line.utf8.count == indent.utf8.count
      if !isAtStart, line.utf8.count + 1 + word.utf8.count > lineWidth {
        lines.append(withoutTrailingSpaces(line))
        line = indent + word
      } else {
        line += isAtStart ? word : " " + word
      }
    }
    lines.append(line)
    return String(lines.joined(separator: "\n").dropFirst(indent.utf8.count))
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
