// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// How a full training went, beside what the course asks of it.
package struct TrainingSummary: Codable, Equatable, Sendable {
  package let check: TrainingCheck
  package let figures: TrainingFigures
  /// The weights that the training began with.
  package let weights: WeightDistribution?

  package init(
    check: TrainingCheck,
    figures: TrainingFigures,
    weights: WeightDistribution? = nil
  ) {
    self.check = check
    self.figures = figures
    self.weights = weights
  }

  /// Everything in which the training misses what the check asks for, costs first.
  ///
  /// Of the costs the first one that is too far off is named. A cost is near enough when
  /// |got − expected| ≤ relative · |expected|; an infinite one only equals an infinite one.
  package var shortfalls: [TrainingShortfall] {
    var found: [TrainingShortfall] = []
    if let cost = firstDifferentCost { found.append(cost) }
    if let bound = check.trainAccuracyAtLeast, !(figures.trainAccuracy >= bound) {
      found.append(.trainAccuracy(atLeast: bound, got: figures.trainAccuracy))
    }
    if let bound = check.testAccuracyAtLeast, !(figures.testAccuracy >= bound) {
      found.append(.testAccuracy(atLeast: bound, got: figures.testAccuracy))
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
    for (cost, expectedCost) in zip(figures.costs, expected.costs)
    where !tolerance.admits(cost.cost, for: expectedCost) {
      return .cost(
        iteration: cost.iteration,
        expected: expectedCost,
        got: cost.cost,
        relative: expected.relative
      )
    }
    guard figures.costs.count != expected.costs.count else { return nil }
    return .costCount(expected: expected.costs.count, got: figures.costs.count)
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
