// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a full training gave, whatever is asked of it.
package struct TrainingFigures: Codable, Equatable, Sendable {
  /// The cost before the update of one iteration.
  package struct Cost: Codable, Equatable, Sendable {
    package let iteration: Int
    /// Infinite where log(0) was taken.
    package let cost: Double

    package init(iteration: Int, cost: Double) {
      self.iteration = iteration
      self.cost = cost
    }
  }

  /// Every 1,000 iterations, from iteration 0.
  package let costs: [Cost]
  /// Accuracies in 0...1.
  package let trainAccuracy: Double
  package let testAccuracy: Double
  /// What the trained network says all over the plane; nil where its inputs are no points of one.
  package let boundary: ClassGrid?

  package init(
    costs: [Cost],
    trainAccuracy: Double,
    testAccuracy: Double,
    boundary: ClassGrid? = nil
  ) {
    self.costs = costs
    self.trainAccuracy = trainAccuracy
    self.testAccuracy = testAccuracy
    self.boundary = boundary
  }
}
