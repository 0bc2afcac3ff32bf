// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Training
import Verdicts

extension TrainingFigures {
  init(_ run: CourseTraining.Result) {
    self.init(
      costs: run.costs.map { Cost(iteration: $0.iteration, cost: $0.cost) },
      trainAccuracy: run.trainAccuracy,
      testAccuracy: run.testAccuracy,
      boundary: run.boundary
    )
  }
}

extension WeightDistribution {
  /// Counts the weights that a training begins with, beside those that its exercise intends.
  ///
  /// What is intended stands in exercise.json: no expected value of a case, which may be hidden, has
  /// a part in it.
  init(of parameters: Parameters, as training: TrainingCheck) {
    self.init(of: parameters.weights, intended: training.initialWeights)
  }
}

extension Parameters {
  /// The elements of W1, W2, … in turn; the biases, which are zeros by intent, are left out.
  fileprivate var weights: [[Double]] {
    (1...(count + 1)).lazy.map { self["W\($0)"]?.elements }.prefix { $0 != nil }
      .compactMap(\.self)
  }
}
