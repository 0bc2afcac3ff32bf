// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import TestSupport
import Verdicts

/// The values, diagnostics and trainings that the submissions are made of.
extension Sample {
  static let tolerance = CourseSample.tolerance
  static let signature = CourseSample.signature

  static let xavier = Mistake(
    name: "xavier_scale",
    explanation: LocalizedText(
      english: "The weights have Xavier's scale, sqrt(1 / n): He's is sqrt(2 / n), where n is the "
        + "number of units of the layer before.",
      others: [
        .portuguese:
          "Os pesos têm a escala de Xavier, sqrt(1 / n): a de He é sqrt(2 / n), em que n "
          + "é o número de unidades da camada anterior."
      ]
    )
  )

  /// What numpy draws with seed 3 for [2, 4, 1], times He's scale.
  static let heParameters: Parameters = [
    "W1": Matrix(
      rows: 4,
      columns: 2,
      elements: [
        1.7886284734303186, 0.43650985051198943, 0.09649746807200862, -1.8634927033644908,
        -0.27738820251439905, -0.35475897926898675, -0.08274148148245977, -0.6270006768238473,
      ]
    ),
    "b1": .zeros(4, 1),
    "W2": Matrix(
      rows: 1,
      columns: 4,
      elements: [
        -0.030984124422056857, -0.33744410537169206, -0.9290426766647434, 0.6255224840406426,
      ]
    ),
    "b2": .zeros(1, 1),
  ]

  static let xavierForHe: Comparison = {
    var got = heParameters
    for name in ["W1", "W2"] { got[name] = got[name].map { $0 * 0.5.squareRoot() } }
    return Comparison(got: .parameters(got), expected: .parameters(heParameters), within: tolerance)
  }()

  static let wrongShape: Comparison = {
    var got = heParameters
    got["W1"] = got["W1"]?.transposed
    got["b2"] = nil
    got["bias2"] = .zeros(1, 1)
    return Comparison(got: .parameters(got), expected: .parameters(heParameters), within: tolerance)
  }()

  static let diagnostics = [
    Diagnostic(
      file: "build_failed.swift",
      line: 9,
      column: 24,
      severity: .error,
      message: "cannot find 'layer_dims' in scope; did you mean 'layers_dims'?",
      sourceLine: "\tfor l in 1..<layer_dims.count {"
    ),
    Diagnostic(
      file: "build_failed.swift",
      line: 12,
      column: 9,
      severity: .warning,
      message: "variable 'ção' was never used",
      sourceLine: "    var ção = 1"
    ),
    Diagnostic(
      file: "build_failed.swift",
      line: 20,
      column: 1,
      severity: .error,
      message: "missing return in global function expected to return 'Parameters'",
      sourceLine: nil
    ),
  ]

  static let trap = Trap(reason: "Index out of range", file: "crashed.swift", line: 14)

  static let printed = PrintedText(
    text: "layers: [2, 4, 1]\n\u{1B}[31mred\u{1B}[0m\t✓ values · passed\n::error::forged\n",
    byteCount: 61
  )

  static let flood = PrintedText(
    text: String(repeating: "A", count: 300) + "\n" + String(repeating: "line\n", count: 4000),
    byteCount: 1_048_577
  )

  static let diskFull = LocalizedText(
    english: "the disk is full",
    others: [.portuguese: "o disco está cheio"]
  )

  static func summary(
    costs: [Double],
    expected: [Double]?,
    accuracies: (Double, Double),
    atLeast: (Double, Double)
  ) -> TrainingSummary {
    TrainingSummary(
      check: TrainingCheck(
        arguments: [.ints([2, 10, 5, 1])],
        dataset: "circles",
        iterations: 15_000,
        learningRate: 0.01,
        costs: expected.map { TrainingCheck.ExpectedCosts(costs: $0, relative: 1e-3) },
        trainAccuracyAtLeast: atLeast.0,
        testAccuracyAtLeast: atLeast.1
      ),
      figures: TrainingFigures(
        costs: costs.enumerated().map { TrainingFigures.Cost(iteration: $0 * 1000, cost: $1) },
        trainAccuracy: accuracies.0,
        testAccuracy: accuracies.1
      )
    )
  }

  /// With large random weights where He's were asked for.
  static let missed = summary(
    costs: randomCosts,
    expected: heCosts,
    accuracies: (0.83, 0.86),
    atLeast: (0.99, 0.95)
  )

  static let zerosCosts = Array(repeating: 0.6931471805599453, count: 15)

  static let randomCosts = [
    .infinity, 0.6244196, 0.5979232, 0.5637019, 0.5500989, 0.5443515, 0.5373631, 0.4700154,
    0.3976664, 0.3934499, 0.3920142, 0.3891105, 0.3861356, 0.3849765, 0.3827475,
  ]

  static let heCosts = [
    0.8830537463, 0.6879825920, 0.6751286265, 0.6526117769, 0.6082958971, 0.5304944492,
    0.4138645817, 0.3117803465, 0.2369621533, 0.1859728721, 0.1501555628, 0.1232507929,
    0.0991774655, 0.0845705595, 0.0735789596,
  ]
}
