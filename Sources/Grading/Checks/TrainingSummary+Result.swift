// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Training
import Verdicts

extension TrainingSummary {
  init(_ run: CourseTraining.Result, check: TrainingCheck, weights: WeightDistribution) {
    self.init(
      check: check,
      costs: run.costs.map { Cost(iteration: $0.iteration, cost: $0.cost) },
      trainAccuracy: run.trainAccuracy,
      testAccuracy: run.testAccuracy,
      boundary: run.boundary,
      weights: weights
    )
  }
}

extension WeightDistribution {
  /// Counts the weights that a training begins with, beside those that its exercise expects for the
  /// same arguments in one of its cases.
  ///
  /// That case may be hidden: counts in bins give none of its numbers away, and less than the costs
  /// that the same training check shows.
  init(of parameters: Parameters, as training: TrainingCheck, in exercise: Exercise) {
    let expected = exercise.expected(for: training.arguments)
    self.init(of: parameters.weights, beside: expected?.weights)
  }
}

extension Exercise {
  /// The parameters that a case expects for these arguments; nil where no case has them.
  fileprivate func expected(for arguments: [Value]) -> Parameters? {
    for check in checks {
      guard case .values(let values) = check.kind,
        let found = values.cases.first(where: { $0.arguments == arguments }),
        case .parameters(let parameters) = found.expected
      else { continue }
      return parameters
    }
    return nil
  }
}

extension Parameters {
  /// The elements of all the weight matrices, without the biases, which are zeros by intent.
  fileprivate var weights: [Double] {
    filter { $0.key.hasPrefix("W") }.sorted { $0.key < $1.key }.flatMap(\.value.elements)
  }
}
