// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// How a full training went, beside what the course asks of it.
package struct TrainingSummary: Codable, Equatable, Sendable {
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

  package let check: TrainingCheck
  /// Every 1,000 iterations, from iteration 0.
  package let costs: [Cost]
  /// Accuracies in 0...1.
  package let trainAccuracy: Double
  package let testAccuracy: Double
  /// What the trained network says all over the plane; nil where its inputs are no points of one.
  package let boundary: ClassGrid?
  /// The weights that the training began with.
  package let weights: WeightDistribution?

  package init(
    check: TrainingCheck,
    costs: [Cost],
    trainAccuracy: Double,
    testAccuracy: Double,
    boundary: ClassGrid? = nil,
    weights: WeightDistribution? = nil
  ) {
    self.check = check
    self.costs = costs
    self.trainAccuracy = trainAccuracy
    self.testAccuracy = testAccuracy
    self.boundary = boundary
    self.weights = weights
  }

  /// Everything in which the training misses what the check asks for, costs first.
  ///
  /// Of the costs the first one that is too far off is named. A cost is near enough when
  /// |got − expected| ≤ relative · |expected|; an infinite one only equals an infinite one.
  package var shortfalls: [TrainingShortfall] {
    var found: [TrainingShortfall] = []
    if let cost = firstDifferentCost { found.append(cost) }
    if let bound = check.trainAccuracyAtLeast, !(trainAccuracy >= bound) {
      found.append(.trainAccuracy(atLeast: bound, got: trainAccuracy))
    }
    if let bound = check.testAccuracyAtLeast, !(testAccuracy >= bound) {
      found.append(.testAccuracy(atLeast: bound, got: testAccuracy))
    }
    return found
  }

  /// The shortfalls as a finding; nil where there are none.
  package var finding: Finding? {
    let shortfalls = shortfalls
    return shortfalls.isEmpty ? nil : .trainingShortfalls(shortfalls)
  }

  private var firstDifferentCost: TrainingShortfall? {
    guard let expected = check.costs else { return nil }
    let tolerance = Tolerance(relative: expected.relative, absolute: 0)
    for (cost, expectedCost) in zip(costs, expected.costs)
    where !tolerance.admits(cost.cost, for: expectedCost) {
      return .cost(
        iteration: cost.iteration,
        expected: expectedCost,
        got: cost.cost,
        relative: expected.relative
      )
    }
    guard costs.count != expected.costs.count else { return nil }
    return .costCount(expected: expected.costs.count, got: costs.count)
  }
}

/// One way in which a training misses what its check asks for.
package enum TrainingShortfall: Codable, Equatable, Sendable {
  /// The first cost that is further from the expected one than `relative` allows.
  case cost(iteration: Int, expected: Double, got: Double, relative: Double)
  /// There are more or fewer costs than expected ones.
  case costCount(expected: Int, got: Int)
  case trainAccuracy(atLeast: Double, got: Double)
  case testAccuracy(atLeast: Double, got: Double)
}
