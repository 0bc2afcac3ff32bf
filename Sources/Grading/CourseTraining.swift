// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import CourseKit
package import Training
package import Verdicts

/// A training as a check of the course describes it.
package struct CourseTraining: Sendable {
  /// What a training gave.
  package struct Result: Sendable {
    package let costs: [CostPoint]
    package let network: Network
    /// Accuracies in 0...1.
    package let trainAccuracy: Double
    package let testAccuracy: Double
    /// Predicted classes of the two sets, in the order of their samples.
    package let trainPredictions: [Int]
    package let testPredictions: [Int]
    /// The classes all over the plane; nil where the data has not two features.
    package let boundary: ClassGrid?
  }

  private let descent: GradientDescent
  private let train: DataSet
  private let test: DataSet

  /// Takes the check's data set from a course, which has it, as every course that was read does.
  package init(_ check: TrainingCheck, of course: CourseDefinition) {
    guard let fixture = course.datasets[check.dataset] else {
      preconditionFailure("the course has no data set '\(check.dataset)'")
    }
    descent = GradientDescent(learningRate: check.learningRate, iterations: check.iterations)
    train = DataSet(fixture.train)
    test = DataSet(fixture.test)
  }

  /// Trains a network from its initial parameters, on one core, and measures it.
  ///
  /// - Throws: `TrainingError`: parameters that make no network of this data, or a cancelled task.
  package func train(
    from parameters: Parameters,
    progress: (CostPoint) -> Void = { _ in }
  ) throws(TrainingError) -> Result {
    let trained = try descent.train(initial: parameters, on: train, progress: progress)
    return Result(
      costs: trained.costs,
      network: trained.network,
      trainAccuracy: trained.network.accuracy(on: train),
      testAccuracy: trained.network.accuracy(on: test),
      trainPredictions: trained.network.predictions(of: train.inputs),
      testPredictions: trained.network.predictions(of: test.inputs),
      boundary: train.featureCount == 2 ? ClassGrid(of: trained.network) : nil
    )
  }
}

extension ClassGrid {
  /// Asks a network of two inputs for the class of each point.
  ///
  /// Row by row: a network may have so many units that all the points at once would not fit.
  init(of network: Network) {
    self.init(
      classes: (0..<Self.side).flatMap { row in
        let points = Self.points(inRow: row)
        return network.predictions(
          of: Matrix(
            rows: 2,
            columns: points.count,
            elements: points.map(\.x) + points.map(\.y)
          )
        )
      }
    )
  }
}

extension DataSet {
  init(_ part: DataSetFixture.Part) {
    self.init(inputs: part.inputs, labels: part.labels.map { Int($0) })
  }
}
