// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing
import Training

/// The course's three trainings, with the recorded results of numpy's.
struct CourseTrainingTests {
  /// An initialisation, how near its costs must come, and whether each prediction must be the same.
  struct Expectation: CustomTestStringConvertible {
    let name: String
    let relative: Double
    let predictsTheSame: Bool

    var testDescription: String { name }
  }

  @Test(
    "Training ends where numpy's does",
    arguments: [
      Expectation(name: "zeros", relative: 1e-9, predictsTheSame: true),
      Expectation(name: "he", relative: 1e-9, predictsTheSame: true),
      // Chaotic: fixtures/training/README.md.
      Expectation(name: "random", relative: 1e-3, predictsTheSame: false),
    ]
  )
  func endsWhereNumpyDoes(_ expectation: Expectation) throws {
    let recorded = try RecordedRuns.run(expectation.name)
    let (train, test) = (try circles("train"), try circles("test"))
    var progress: [CostPoint] = []

    let trained = try RecordedRuns.read().descent.train(
      initial: recorded.parameters,
      on: train
    ) { progress.append($0) }

    #expect(trained.costs == progress)
    #expect(trained.costs.map(\.iteration) == Array(stride(from: 0, to: 15_000, by: 1_000)))
    for (point, text) in zip(trained.costs, recorded.costs) {
      let expected = try #require(Double(text))
      #expect(
        point.cost == expected
          || (point.cost - expected).magnitude <= expectation.relative * expected,
        "iteration \(point.iteration): \(point.cost), numpy \(text)"
      )
    }
    #expect(trained.network.accuracy(on: train) == recorded.train_accuracy)
    #expect(trained.network.accuracy(on: test) == recorded.test_accuracy)
    if expectation.predictsTheSame {
      #expect(classes(trained, train) == recorded.train_predictions)
      #expect(classes(trained, test) == recorded.test_predictions)
    }
  }

  @Test("A cost that is infinite shows as inf")
  func infiniteCost() throws {
    let recorded = try RecordedRuns.run("random")
    let descent = GradientDescent(learningRate: 0.01, iterations: 1)

    let trained = try descent.train(initial: recorded.parameters, on: try circles("train"))

    #expect(trained.costs == [CostPoint(iteration: 0, cost: .infinity)])
    #expect(trained.costs.map { "\($0.cost)" } == ["inf"])
  }

  private func classes(_ trained: TrainedNetwork, _ dataSet: DataSet) -> String {
    trained.network.predictions(of: dataSet.inputs).map(String.init).joined()
  }
}
