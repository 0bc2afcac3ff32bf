// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One thing that is tested and scored.
package struct Check: Codable, Equatable, Sendable {
  /// What a check does, with what it needs for it.
  package enum Kind: Codable, Equatable, Sendable {
    case values(ValuesCheck)
    case training(TrainingCheck)
  }

  package let name: String
  package let points: Double
  /// Names of the checks that have to pass first; otherwise this one is skipped.
  package let after: [String]
  package let kind: Kind

  package init(name: String, points: Double, after: [String], kind: Kind) {
    self.name = name
    self.points = points
    self.after = after
    self.kind = kind
  }
}

/// Whether a student may see what a case is about.
package enum Visibility: String, Codable, CaseIterable, Sendable {
  case `public`
  case hidden
}

/// Calls whose values are compared with fixtures; the points are shared evenly between the cases.
package struct ValuesCheck: Codable, Equatable, Sendable {
  package let cases: [Case]

  package init(cases: [Case]) {
    self.cases = cases
  }
}

/// One call: its arguments, the value that it should return, and what known mistakes return.
package struct Case: Codable, Equatable, Sendable {
  package let name: String
  package let arguments: [Value]
  package let visibility: Visibility
  package let expected: Value
  package let tolerance: Tolerance
  /// What the untouched stub returns, where it returns anything.
  package let stubValue: Value?
  /// What each known mistake returns, by the mistake's name; one that returns nothing is not here.
  package let mistakeValues: [String: Value]

  package init(
    name: String,
    arguments: [Value],
    visibility: Visibility,
    expected: Value,
    tolerance: Tolerance,
    stubValue: Value?,
    mistakeValues: [String: Value]
  ) {
    self.name = name
    self.arguments = arguments
    self.visibility = visibility
    self.expected = expected
    self.tolerance = tolerance
    self.stubValue = stubValue
    self.mistakeValues = mistakeValues
  }
}

/// A full training with the parameters that the function returns, held against thresholds.
package struct TrainingCheck: Codable, Equatable, Sendable {
  /// After how many iterations the cost is noted, the first one being at iteration 0.
  package static let costInterval = 1000

  /// What the costs have to be: the fixture's, within a relative distance.
  package struct ExpectedCosts: Codable, Equatable, Sendable {
    /// Costs every 1,000 iterations, from iteration 0; infinity where log(0) is taken.
    package let costs: [Double]
    package let relative: Double

    package init(costs: [Double], relative: Double) {
      self.costs = costs
      self.relative = relative
    }
  }

  package let arguments: [Value]
  /// The data set's name: a folder of `fixtures/` with `train.csv` and `test.csv`.
  package let dataset: String
  package let iterations: Int
  package let learningRate: Double
  package let costs: ExpectedCosts?
  /// Accuracies in 0...1 that have to be reached.
  package let trainAccuracyAtLeast: Double?
  package let testAccuracyAtLeast: Double?
  /// How the course wants the initial weights distributed; nil where it doesn't say.
  package let initialWeights: IntendedWeights?

  package init(
    arguments: [Value],
    dataset: String,
    iterations: Int,
    learningRate: Double,
    costs: ExpectedCosts?,
    trainAccuracyAtLeast: Double?,
    testAccuracyAtLeast: Double?,
    initialWeights: IntendedWeights? = nil
  ) {
    self.arguments = arguments
    self.dataset = dataset
    self.iterations = iterations
    self.learningRate = learningRate
    self.costs = costs
    self.trainAccuracyAtLeast = trainAccuracyAtLeast
    self.testAccuracyAtLeast = testAccuracyAtLeast
    self.initialWeights = initialWeights
  }
}

/// The distribution of a network's initial weights: normal around 0 in each layer.
///
/// It is said in exercise.json and not taken from expected values, which may be a hidden case's.
package struct IntendedWeights: Codable, Equatable, Sendable {
  /// For W1, W2, … in turn, each from 0 to 1e300; weights that are all to be 0 have 0.
  package let standardDeviations: [Double]

  package init(standardDeviations: [Double]) {
    self.standardDeviations = standardDeviations
  }
}
