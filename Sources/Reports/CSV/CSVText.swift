// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// One cell of a CSV file that is written.
enum CSVCell: Equatable {
  case empty
  /// Digits, with a sign or a decimal mark where there is one: never guarded.
  case number(String)
  /// Text that a spreadsheet must not take for a formula.
  case text(String)

  /// Points with all their decimals; empty where there are none.
  static func points(_ points: Points?) -> CSVCell {
    points.map { .number(NumberText.exactPoints($0)) } ?? .empty
  }
}

/// The one place where CSV is written: RFC 4180 in UTF-8, without a byte order mark.
///
/// Rows end in CR LF, as the RFC and spreadsheets have it.
enum CSVText {
  /// What a spreadsheet takes for a formula's first character, wide forms included, and what it may
  /// drop in front of one.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// A row with its end.
  static func row(_ cells: [CSVCell]) -> [UInt8] {
    let comma = UInt8(ascii: ",")
    return Array(cells.map { bytes(of: $0, delimiter: comma) }.joined(separator: [comma]))
      + [0x0D, 0x0A]
  }

  /// A cell, in quotation marks where it has to be.
  static func bytes(of cell: CSVCell, delimiter: UInt8) -> [UInt8] {
    switch cell {
    case .empty: []
    case .number(let digits): quoted(digits, delimiter: delimiter)
    case .text(let text): quoted(guarded(text), delimiter: delimiter)
    }
  }

  /// The text with an apostrophe in front where it would be a formula: spreadsheets show the rest.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String, delimiter: UInt8) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let special: Set<UInt8> = [quote, 0x0A, 0x0D, delimiter]
    let bytes = Array(text.utf8)
    let hasBlankEnd = text.hasPrefix(" ") || text.hasSuffix(" ")
    guard hasBlankEnd || bytes.contains(where: special.contains) else { return bytes }
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
