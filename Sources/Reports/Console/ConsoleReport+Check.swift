// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Verdicts

extension ConsoleReport {
  /// What is said about one check: a line, and below it whatever there is to explain.
  func block(for verdict: Verdict) -> [String] {
    let isHidden = verdict.visibility == .hidden
    let words = [isHidden ? messages.hidden : nil, messages.name(of: verdict.status)]
      .compactMap(\.self).joined(separator: " · ")
    let head = line(
      mark: verdict.status,
      SafeText.line(verdict.name),
      rest: " · \(words)",
      points: verdict.maxScore == .zero
        ? nil : messages.points(verdict.score, of: verdict.maxScore),
      indent: 2
    )
    let body =
      message(of: verdict) + details(of: verdict) + training(of: verdict)
      + hint(of: verdict) + printed(by: verdict)
    return [head] + body.map { $0.isEmpty ? $0 : "  " + $0 }
  }

  /// The columns that a check's body has.
  private var bodyWidth: Int { width - 4 }

  private func message(of verdict: Verdict) -> [String] {
    guard let finding = verdict.finding, !finding.isSpelledOutByDetails else { return [] }
    return TextWrap.lines(of: messages.message(of: verdict), width: bodyWidth)
  }

  private func details(of verdict: Verdict) -> [String] {
    if case .trainingShortfalls(let shortfalls)? = verdict.finding, verdict.training != nil {
      // The accuracies stand below the curve.
      return shortfalls.filter { !$0.isAccuracy }.flatMap {
        TextWrap.lines(of: messages.sentence($0), width: bodyWidth)
      }
    }
    return messages.details(of: verdict).flatMap(lines)
  }

  private func lines(of detail: Detail) -> [String] {
    switch detail {
    case .line(let line):
      return TextWrap.lines(of: line, width: bodyWidth)
    case .values(let expectedLabel, let expected, let gotLabel, let got):
      let left = [paint(.dim, text: expectedLabel)] + expected
      let right = [paint(.dim, text: gotLabel)] + got
      return sideBySide(
        left,
        right,
        widths: ([expectedLabel] + expected, [gotLabel] + got)
      )
    case .diagnostic(let heading, let severity, let source, let caret):
      let style: Paint.Style = severity == .error ? .red : severity == .warning ? .yellow : .cyan
      let head = TextWrap.lines(of: heading, width: bodyWidth).map { paint(style, text: $0) }
      let bar = paint(.dim, text: "│")
      return head + (source.map { ["\(bar) \($0)"] } ?? [])
        + (caret.map { ["\(bar) " + paint(.green, text: $0)] } ?? [])
    }
  }

  /// Two blocks beside each other where the width allows, else one below the other.
  ///
  /// `widths` are the same blocks without colour.
  private func sideBySide(
    _ left: [String],
    _ right: [String],
    widths: ([String], [String])
  ) -> [String] {
    let leftWidths = widths.0.map(TextWidth.columns)
    let leftWidth = (leftWidths.max() ?? 0) + 4
    let rightWidth = widths.1.map(TextWidth.columns).max() ?? 0
    guard 2 + leftWidth + rightWidth <= bodyWidth else {
      return (left + right).map { "  " + $0 }
    }
    return (0..<max(left.count, right.count)).map { row in
      guard row < right.count else { return "  " + left[row] }
      let gap = leftWidth - (row < left.count ? leftWidths[row] : 0)
      return "  " + (row < left.count ? left[row] : "") + String(repeating: " ", count: gap)
        + right[row]
    }
  }

  private func hint(of verdict: Verdict) -> [String] {
    guard let hint = messages.hint(of: verdict) else { return [] }
    let lines = TextWrap.lines(of: hint, width: bodyWidth - 2)
    return lines.enumerated().map { position, line in
      (position == 0 ? paint(.cyan, text: "→") : " ") + " " + line
    }
  }

  private func printed(by verdict: Verdict) -> [String] {
    guard let printed = verdict.printed, printed.byteCount > 0 else { return [] }
    let bar = paint(.dim, text: "│ ")
    return [paint(.dim, text: messages.label(for: printed))]
      + PrintedExcerpt(of: printed, width: bodyWidth - 2, messages: messages).lines.map { bar + $0 }
  }

  private func training(of verdict: Verdict) -> [String] {
    verdict.training.map(lines) ?? []
  }

  /// A training as a curve of its costs and both accuracies, held against what is asked for.
  package func lines(of training: TrainingSummary) -> [String] {
    let check = training.check
    let missed = training.shortfalls
    return CostCurve(of: training, messages: messages).lines + [
      accuracy(
        messages.accuracyOnTrainingSet(training.trainAccuracy, atLeast: check.trainAccuracyAtLeast),
        isMissed: missed.contains { if case .trainAccuracy = $0 { true } else { false } },
        hasBound: check.trainAccuracyAtLeast != nil
      ),
      accuracy(
        messages.accuracyOnTestSet(training.testAccuracy, atLeast: check.testAccuracyAtLeast),
        isMissed: missed.contains { if case .testAccuracy = $0 { true } else { false } },
        hasBound: check.testAccuracyAtLeast != nil
      ),
    ]
  }

  private func accuracy(_ words: String, isMissed: Bool, hasBound: Bool) -> String {
    guard hasBound else { return "  " + words }
    return "\(mark(for: isMissed ? .wrongValue : .passed)) \(words)"
  }
}

extension TrainingShortfall {
  fileprivate var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .testAccuracy: true
    case .cost, .costCount: false
    }
  }
}

extension Finding {
  /// Whether the details say all that the message does.
  fileprivate var isSpelledOutByDetails: Bool {
    switch self {
    case .differs, .trainingShortfalls: true
    case .compilerErrors(let diagnostics): !diagnostics.isEmpty
    case .stubUntouched, .fileMissing, .functionMissing, .signatureDiffers, .trapped,
      .uncaughtException, .exited, .noValue, .protocolViolation, .limit, .rejected, .waitsFor,
      .parametersDoNotFit, .infrastructureFault, .sandboxUnavailable:
      false
    }
  }
}
