// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Foundation
import Testing
import Training

struct NetworkTests {
  /// One unit with the weight 1: its output is the sigmoid of its input.
  private let sigmoid: Network

  init() throws {
    sigmoid = try Network(["W1": .ones(1, 1), "b1": .zeros(1, 1)], featureCount: 1)
  }

  @Test("Parameters come back by name, in their shapes")
  func parameters() throws {
    let parameters: Parameters = [
      "W1": Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6]),
      "b1": Matrix(rows: 3, columns: 1, elements: [7, 8, 9]),
      "W2": Matrix(rows: 1, columns: 3, elements: [10, 11, 12]),
      "b2": Matrix(rows: 1, columns: 1, elements: [13]),
    ]

    let network = try Network(parameters, featureCount: 2)

    #expect(network.layerSizes == [2, 3, 1])
    #expect(network.parameters == parameters)
  }

  @Test("A ReLU layer passes what is positive")
  func relu() throws {
    let network = try Network(
      [
        "W1": Matrix(rows: 2, columns: 1, elements: [1, -1]), "b1": .zeros(2, 1),
        "W2": Matrix(rows: 1, columns: 2, elements: [1, 3]), "b2": .ones(1, 1),
      ],
      featureCount: 1
    )
    let inputs = Matrix(rows: 1, columns: 3, elements: [2, 0, -2])
    let sums = Matrix(rows: 1, columns: 3, elements: [3, 1, 7])

    #expect(network.probabilities(of: inputs) == sigmoid.probabilities(of: sums))
  }

  @Test("The sigmoid is that of the C library's exp, to within 2 ulp")
  func sigmoidIsAccurate() {
    let inputs = stride(from: -745.5, through: 720, by: 0.37).map { $0 }

    let outputs = sigmoid.probabilities(
      of: Matrix(rows: 1, columns: inputs.count, elements: inputs)
    )

    for (input, output) in zip(inputs, outputs) {
      let expected = 1 / (1 + exp(-input))
      #expect((output - expected).magnitude <= 2 * expected.ulp, "sigmoid(\(input))")
    }
  }

  @Test("The sigmoid of infinities and of NaN is numpy's")
  func sigmoidOfSpecialValues() {
    let tiny = Double.leastNonzeroMagnitude
    let inputs = [Double.infinity, -.infinity, 1e300, -1e300, 0, -0.0, tiny, .nan]

    let outputs = sigmoid.probabilities(
      of: Matrix(rows: 1, columns: inputs.count, elements: inputs)
    )

    #expect(outputs.dropLast() == [1, 0, 1, 0, 0.5, 0.5, 0.5])
    #expect(outputs.last?.bitPattern == Double.nan.bitPattern)
  }

  @Test("A sample's probability does not depend on the samples beside it")
  func samplesAreIndependent() throws {
    let recorded = try RecordedRuns.run("he")
    let network = try Network(recorded.parameters, featureCount: 2)
    let points = DataSet.circles(samples: 200, noise: 0.1, seed: 4).inputs

    let together = network.probabilities(of: points)

    let alone = (0..<points.columns).flatMap { column in
      network.probabilities(
        of: Matrix(rows: 2, columns: 1, elements: [points[0, column], points[1, column]])
      )
    }
    #expect(together == alone)
    #expect(network.probabilities(of: .zeros(2, 0)).isEmpty)
  }

  @Test("A class is 1 above 0.5 only, and NaN is class 0")
  func predictions() {
    let inputs = Matrix(rows: 1, columns: 4, elements: [0, 1e-9, -1, .nan])

    #expect(sigmoid.predictions(of: inputs) == [0, 1, 0, 0])
    #expect(sigmoid.accuracy(on: DataSet(inputs: inputs, labels: [0, 1, 1, 0])) == 0.75)
  }
}
