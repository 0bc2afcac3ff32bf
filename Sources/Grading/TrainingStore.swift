// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
package import Verdicts

/// Keeps what trainings gave beyond a command's end.
package struct TrainingStore: Sendable {
  /// What a training gave, or nil where that is not kept.
  let figures: @Sendable (_ training: TrainingKey) -> TrainingFigures?
  /// Keeps it; that it can't be kept costs no more than training again.
  let keep: @Sendable (_ figures: TrainingFigures, _ training: TrainingKey) -> Void

  package init(
    figures: @escaping @Sendable (_ training: TrainingKey) -> TrainingFigures?,
    keep: @escaping @Sendable (_ figures: TrainingFigures, _ training: TrainingKey) -> Void
  ) {
    self.figures = figures
    self.keep = keep
  }
}

/// All that a training's result depends on but the samples of its data set, compared in full.
package struct TrainingKey: Hashable, Encodable, Sendable {
  package let dataset: String
  let iterations: Int
  let learningRate: Double
  private let matrices: [MatrixKey]

  init(_ check: TrainingCheck, _ parameters: Parameters) {
    dataset = check.dataset
    iterations = check.iterations
    learningRate = check.learningRate
    matrices = parameters.sorted { $0.key < $1.key }.map(MatrixKey.init)
  }

  private struct MatrixKey: Hashable, Encodable {
    let name: String
    let rows: Int
    let columns: Int
    /// The elements' bits, so that NaN equals itself and the two zeros differ.
    let bits: [UInt64]

    init(name: String, matrix: Matrix) {
      self.name = name
      rows = matrix.rows
      columns = matrix.columns
      bits = matrix.elements.map(\.bitPattern)
    }
  }
}
