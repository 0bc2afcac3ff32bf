// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import CourseKit
package import Training
package import Verdicts

/// Trains with equal initial parameters once, however many submissions return them.
///
/// An actor, since gradings that run at once ask for the same training.
package actor TrainingMemory {
  private let store: TrainingStore?
  private var trainings: [TrainingKey: Task<TrainingFigures, any Error>] = [:]
  /// In the order in which they were begun.
  private var keys: [TrainingKey] = []

  /// How many are remembered; each takes some 10 KB.
  private static let most = 500

  /// Makes a memory that also asks a store, if it has one, and keeps there what it trains.
  package init(store: TrainingStore? = nil) {
    self.store = store
  }

  /// What a training gave, which is run if it wasn't yet.
  ///
  /// The course has to be the same for all trainings of a memory. `progress` is told only what is
  /// run for the sake of this call.
  /// - Throws: `TrainingError`.
  package func figures(
    of check: TrainingCheck,
    in course: CourseDefinition,
    from parameters: Parameters,
    progress: @escaping @Sendable (CostPoint) -> Void
  ) async throws(TrainingError) -> TrainingFigures {
    let key = TrainingKey(check, parameters)
    let training =
      trainings[key]
      ?? Task { [store] in
        if let kept = store?.figures(key) { return kept }
        let result = try CourseTraining(check, of: course)
          .train(from: parameters, progress: progress)
        let figures = TrainingFigures(result)
        store?.keep(figures, key)
        return figures
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
}
