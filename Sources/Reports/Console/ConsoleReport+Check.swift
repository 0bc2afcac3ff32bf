// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

extension ConsoleReport {
  /// What is said about one check: a line, and below it whatever there is to explain.
  func block(for verdict: Verdict, in exercise: String, hint: String?) -> [String] {
    let isHidden = verdict.visibility == .hidden
    let words = [isHidden ? messages.hidden : nil, messages.name(of: verdict.status)]
      .compactMap(\.self).joined(separator: " · ")
    let head = paragraph(
      SafeText.line(verdict.name),
      rest: " · \(words)",
      mark: verdict.status,
      points: verdict.maxScore == .zero
        ? nil : messages.points(verdict.score, of: verdict.maxScore),
      indent: 2
    )
    let body =
      message(of: verdict) + details(of: verdict, in: exercise)
      + (verdict.training.map(lines) ?? [])
      + (hint.map(lines(ofHint:)) ?? []) + printed(by: verdict)
    return head + body.map { $0.isEmpty ? $0 : "  " + $0 }
  }

  /// One line about checks that were not run; their points are left out where they don't fit.
  func block(for skipped: SkippedChecks) -> [String] {
    let words = messages.skipped(skipped.checks, awaiting: skipped.awaited)
    let points = messages.points(.zero, of: skipped.maxScore)
    let columns = 4 + TextWidth.columns(of: words) + 2 + TextWidth.columns(of: points)
    return paragraph(
      words,
      mark: .skipped,
      points: columns <= width && skipped.maxScore != .zero ? points : nil,
      indent: 2
    )
  }

  /// The columns that a check's body has.
  var bodyWidth: Int { width - 4 }

  private func message(of verdict: Verdict) -> [String] {
    guard let finding = verdict.finding, !finding.isSpelledOutByDetails else { return [] }
    return TextWrap.lines(of: messages.message(of: verdict), width: bodyWidth)
  }

  private func details(of verdict: Verdict, in exercise: String) -> [String] {
    if case .trainingShortfalls(let shortfalls)? = verdict.finding, verdict.training != nil {
      // The accuracies stand below the curve.
      return shortfalls.filter { !$0.isAccuracy }.flatMap {
        TextWrap.lines(of: messages.sentence($0), width: bodyWidth)
      }
    }
    return messages.details(of: verdict, in: exercise).flatMap(lines)
  }

  private func lines(of detail: Detail) -> [String] {
    switch detail {
    case .line(let line):
      return TextWrap.lines(of: line, width: bodyWidth)
    case .block(let label, let lines):
      return block(lines, under: label)
    case .values(let expectedLabel, let expected, let gotLabel, let got):
      return sideBySide((expectedLabel, expected), (gotLabel, got))
        ?? block(expected, under: expectedLabel) + block(got, under: gotLabel)
    case .diagnostic(let heading, let severity, let source, let caret):
      let style: Paint.Style = severity == .error ? .red : severity == .warning ? .yellow : .cyan
      let head = TextWrap.lines(of: heading, width: bodyWidth).map { paint(style, text: $0) }
      guard let source else { return head }
      let bar = paint(.dim, text: "│")
      let excerpt = SourceExcerpt(of: source, caret: caret, width: bodyWidth - 2)
      return head + ["\(bar) \(excerpt.source)"]
        + (excerpt.caret.map { ["\(bar) " + paint(.green, text: $0)] } ?? [])
    }
  }

  /// Lines under a label, both indented; a row of a matrix that is too wide is broken.
  private func block(_ lines: [String], under label: String) -> [String] {
    TextWrap.lines(of: "  " + label, width: bodyWidth).map { paint(.dim, text: $0) }
      + lines.flatMap { TextWrap.lines(of: "  " + $0, width: bodyWidth) }
  }

  /// Two blocks beside each other; nil where the width does not allow it.
  private func sideBySide(
    _ left: (label: String, lines: [String]),
    _ right: (label: String, lines: [String])
  ) -> [String]? {
    let leftColumns = ([left.label] + left.lines).map(TextWidth.columns)
    let rightColumns = ([right.label] + right.lines).map(TextWidth.columns)
    let leftWidth = (leftColumns.max() ?? 0) + 4
    guard 2 + leftWidth + (rightColumns.max() ?? 0) <= bodyWidth else { return nil }
    let lefts = [paint(.dim, text: left.label)] + left.lines
    let rights = [paint(.dim, text: right.label)] + right.lines
    return (0..<max(lefts.count, rights.count)).map { row in
      guard row < rights.count else { return "  " + lefts[row] }
      let gap = leftWidth - (row < lefts.count ? leftColumns[row] : 0)
      return "  " + (row < lefts.count ? lefts[row] : "") + String(repeating: " ", count: gap)
        + rights[row]
    }
  }

  private func lines(ofHint hint: String) -> [String] {
    hanging(
      TextWrap.lines(of: hint, width: bodyWidth - 2),
      under: paint(.cyan, text: "→")
    )
  }

  private func printed(by verdict: Verdict) -> [String] {
    guard let printed = verdict.printed, printed.byteCount > 0 else { return [] }
    let bar = paint(.dim, text: "│ ")
    return TextWrap.lines(of: messages.label(for: printed), width: bodyWidth)
      .map { paint(.dim, text: $0) }
      + PrintedExcerpt(of: printed, width: bodyWidth - 2, messages: messages).lines.map { bar + $0 }
  }
}

extension TrainingShortfall {
  var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .testAccuracy: true
    case .cost, .costCount: false
    }
  }
}

extension Finding {
  /// Whether the details say all that the message does.
  var isSpelledOutByDetails: Bool {
    switch self {
    case .differs, .trainingShortfalls: true
    case .compilerErrors(let diagnostics): !diagnostics.isEmpty
    case .stubUntouched, .fileMissing, .functionMissing, .signatureDiffers, .trapped,
      .uncaughtException, .unsuitableValue, .exited, .noValue, .protocolViolation, .limit,
      .rejected, .waitsFor, .parametersDoNotFit, .infrastructureFault, .sandboxUnavailable:
      false
    }
  }
}
