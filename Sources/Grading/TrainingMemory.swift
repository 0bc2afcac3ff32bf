// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Training

/// Trains with equal initial parameters once, however many submissions return them.
///
/// An actor, since gradings that run at once ask for the same training.
package actor TrainingMemory {
  private var trainings: [Key: Task<CourseTraining.Result, any Error>] = [:]
  /// In the order in which they were begun.
  private var keys: [Key] = []

  /// How many are remembered; each takes some 10 KB.
  private static let most = 500

  package init() {}

  /// The result of a training, which is run if it wasn't yet.
  ///
  /// The course has to be the same for all trainings of a memory. `progress` is told only what is
  /// run for the sake of this call.
  /// - Throws: `TrainingError`.
  func result(
    of check: TrainingCheck,
    in course: CourseDefinition,
    from parameters: Parameters,
    progress: @escaping @Sendable (CostPoint) -> Void
  ) async throws(TrainingError) -> CourseTraining.Result {
    let key = Key(check, parameters)
    let training =
      trainings[key]
      ?? Task {
        try CourseTraining(check, of: course).train(from: parameters, progress: progress)
      }
    if trainings.updateValue(training, forKey: key) == nil { keys.append(key) }
    if keys.count > Self.most { trainings[keys.removeFirst()] = nil }
    do {
      return try await withTaskCancellationHandler {
        try await training.value
      } onCancel: {
        training.cancel()
      }
    } catch {
      trainings[key] = nil
      keys.removeAll { $0 == key }
      throw error as? TrainingError ?? .cancelled
    }
  }

  /// All that a training's result depends on, compared in full.
  private struct Key: Hashable {
    let dataset: String
    let iterations: Int
    let learningRate: Double
    let matrices: [MatrixKey]

    init(_ check: TrainingCheck, _ parameters: Parameters) {
      dataset = check.dataset
      iterations = check.iterations
      learningRate = check.learningRate
      matrices = parameters.sorted { $0.key < $1.key }.map(MatrixKey.init)
    }
  }

  private struct MatrixKey: Hashable {
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
