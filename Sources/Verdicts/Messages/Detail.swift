// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A piece of what a report says below a verdict's message: already in words, already harmless.
package enum Detail: Equatable, Sendable {
  case line(String)
  /// Lines under a label, with their own spacing.
  case block(label: String, lines: [String])
  /// An expected value and the one that came back, each as lines under its label.
  case values(expectedLabel: String, expected: [String], gotLabel: String, got: [String])
  /// What the compiler said, as compilers print it; the caret line stands below the source line.
  case diagnostic(heading: String, severity: Diagnostic.Severity, source: String?, caret: String?)

  /// The piece as plain lines.
  package var lines: [String] {
    switch self {
    case .line(let line):
      [line]
    case .block(let label, let lines):
      [label + ":"] + lines.map { "  " + $0 }
    case .values(let expectedLabel, let expected, let gotLabel, let got):
      [expectedLabel + ":"] + expected.map { "  " + $0 } + [gotLabel + ":"] + got.map { "  " + $0 }
    case .diagnostic(let heading, _, let source, let caret):
      [heading] + [source, caret].compactMap { line in line.map { "  " + $0 } }
    }
  }
}

extension Detail {
  /// Shows a diagnostic with its source line and a caret below the column.
  init(_ diagnostic: Diagnostic) {
    let source = Self.source(of: diagnostic)
    self = .diagnostic(
      heading: Self.heading(of: diagnostic),
      severity: diagnostic.severity,
      source: source,
      caret: source == nil ? nil : Self.caret(below: diagnostic)
    )
  }

  private static let widestSource = 160

  /// `he.swift:4:11: error: cannot find 'x' in scope`.
  private static func heading(of diagnostic: Diagnostic) -> String {
    let words =
      "\(diagnostic.severity.rawValue): "
      + SafeText.line(diagnostic.message, maxBytes: 500)
    guard !diagnostic.file.isEmpty else { return words }
    let file = SafeText.line(diagnostic.file, maxBytes: 100)
    // Cells have no name in any other language: Jupyter itself writes "Cell".
    let cell = diagnostic.cell.map { ", cell \($0)" } ?? ""
    return "\(file)\(cell):\(diagnostic.line):\(diagnostic.column): \(words)"
  }

  /// The source line; nil where there is none to show, or one too wide to be read.
  private static func source(of diagnostic: Diagnostic) -> String? {
    guard let line = diagnostic.sourceLine, !line.isEmpty, line.utf8.count <= 4 * widestSource
    else { return nil }
    let source = onOneLine(line)
    return TextWidth.columns(of: source) <= widestSource ? source : nil
  }

  /// Spaces up to the diagnostic's column and a caret; nil where the line is shorter than that.
  private static func caret(below diagnostic: Diagnostic) -> String? {
    guard let bytes = diagnostic.sourceLine?.utf8, (1...bytes.count + 1).contains(diagnostic.column)
    else { return nil }
    let before = onOneLine(String(decoding: bytes.prefix(diagnostic.column - 1), as: UTF8.self))
    return String(repeating: " ", count: TextWidth.columns(of: before)) + "^"
  }

  private static func onOneLine(_ text: String) -> String {
    SafeText.block(text).reduce(into: "") { line, character in
      line += character == "\t" ? "    " : character.isNewline ? " " : String(character)
    }
  }
}
