// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Verdicts

extension ConsoleReport {
  /// A training as a curve of its costs and both accuracies, held against what is asked for.
  package func lines(of training: TrainingSummary) -> [String] {
    let check = training.check
    let missed = training.shortfalls
    return CostCurve(of: training, width: bodyWidth, messages: messages).lines
      + accuracy(
        messages.accuracyOnTrainingSet(
          training.figures.trainAccuracy,
          atLeast: check.trainAccuracyAtLeast
        ),
        isMissed: missed.contains { if case .trainAccuracy = $0 { true } else { false } },
        hasBound: check.trainAccuracyAtLeast != nil
      )
      + accuracy(
        messages.accuracyOnTestSet(
          training.figures.testAccuracy,
          atLeast: check.testAccuracyAtLeast
        ),
        isMissed: missed.contains { if case .testAccuracy = $0 { true } else { false } },
        hasBound: check.testAccuracyAtLeast != nil
      )
  }

  private func accuracy(_ words: String, isMissed: Bool, hasBound: Bool) -> [String] {
    let sign = hasBound ? mark(for: isMissed ? .wrongValue : .passed) : " "
    return hanging(TextWrap.lines(of: words, width: bodyWidth - 2), under: sign)
  }
}
