// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Foundation
import Testing
import Training

struct GradientDescentTests {
  private let dataSet = DataSet(
    inputs: Matrix(rows: 1, columns: 3, elements: [-1, 0.5, 2]),
    labels: [0, 1, 1]
  )

  private let oneLayer: Parameters = [
    "W1": Matrix(rows: 1, columns: 1, elements: [0.25]),
    "b1": Matrix.zeros(1, 1),
  ]

  @Test("One step of a single unit is that of logistic regression")
  func oneStep() throws {
    let descent = GradientDescent(learningRate: 0.5, iterations: 1)
    let inputs = dataSet.inputs.elements
    let errors = zip(inputs, dataSet.labels).map { input, label in
      sigmoid(0.25 * input) - Double(label)
    }

    let parameters = try descent.train(initial: oneLayer, on: dataSet).parameters

    let weightGradient = zip(errors, inputs).map(*).reduce(0, +) / 3
    let biasGradient = errors.reduce(0, +) / 3
    let weight = try #require(parameters["W1"])[0, 0]
    let bias = try #require(parameters["b1"])[0, 0]
    #expect((weight - (0.25 - 0.5 * weightGradient)).magnitude < 1e-15)
    #expect((bias - (0 - 0.5 * biasGradient)).magnitude < 1e-15)
  }

  @Test("Costs come at iteration 0 and after every interval", arguments: [(5, 2), (4, 2), (1, 9)])
  func costInterval(iterations: Int, interval: Int) throws {
    let descent = GradientDescent(
      learningRate: 0.1,
      iterations: iterations,
      costInterval: interval
    )

    let trained = try descent.train(initial: oneLayer, on: dataSet)

    #expect(
      trained.costs.map(\.iteration) == Array(stride(from: 0, to: iterations, by: interval))
    )
  }

  @Test("The interval of the costs makes no difference to the result")
  func intervalIsOnlyForShow() throws {
    let often = GradientDescent(learningRate: 0.1, iterations: 60, costInterval: 7)
    let never = GradientDescent(learningRate: 0.1, iterations: 60, costInterval: 1_000)

    #expect(
      try often.train(initial: oneLayer, on: dataSet).network
        == never.train(initial: oneLayer, on: dataSet).network
    )
  }

  @Test("No iterations leave the parameters as they are and give no cost")
  func noIterations() throws {
    let trained = try GradientDescent(learningRate: 1, iterations: 0)
      .train(initial: oneLayer, on: dataSet)

    #expect(trained.parameters == oneLayer)
    #expect(trained.costs.isEmpty)
  }

  @Test("A network that an update leaves as it is stays so, and has all its costs")
  func fixedPoint() throws {
    let descent = GradientDescent(learningRate: 0.5, iterations: 25, costInterval: 10)
    let balanced = DataSet(
      inputs: Matrix(rows: 1, columns: 2, elements: [1, 1]),
      labels: [0, 1]
    )
    let zeros: Parameters = ["W1": .zeros(1, 1), "b1": .zeros(1, 1)]
    var told: [CostPoint] = []

    let trained = try descent.train(initial: zeros, on: balanced) { told.append($0) }

    #expect(trained.parameters == zeros)
    #expect(trained.costs.map(\.iteration) == [0, 10, 20])
    #expect(Set(trained.costs.map(\.cost)).count == 1)
    #expect(told == trained.costs)
  }

  @Test("A cancelled task ends its training with the error for it")
  func cancellation() async {
    let (parameters, dataSet) = (oneLayer, dataSet)

    let error = await withTaskGroup(of: TrainingError?.self) { group in
      group.addTask {
        do throws(TrainingError) {
          _ = try GradientDescent(learningRate: 0.1, iterations: .max)
            .train(initial: parameters, on: dataSet)
          return nil
        } catch {
          return error
        }
      }
      group.cancelAll()
      return await group.next() ?? nil
    }

    #expect(error == .cancelled)
  }

  private func sigmoid(_ z: Double) -> Double {
    1 / (1 + exp(-z))
  }
}
