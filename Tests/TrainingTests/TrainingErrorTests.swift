// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing
import Training

/// What is said about parameters that are not those of a network for 2 features.
struct TrainingErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let change: @Sendable (inout Parameters) -> Void
    let message: String

    init(_ message: String, _ change: @escaping @Sendable (inout Parameters) -> Void) {
      self.message = message
      self.change = change
    }

    var testDescription: String { message }
  }

  @Test(
    "Parameters that don't fit are named, with what is allowed",
    arguments: [
      Case("there are no parameters: a network needs at least 'W1' and 'b1'") { $0 = [:] },
      Case("'w1' is not the name of a parameter: names are 'W1', 'b1', 'W2', 'b2' and so on") {
        $0["w1"] = .zeros(1, 1)
      },
      Case("'W02' is not the name of a parameter: names are 'W1', 'b1', 'W2', 'b2' and so on") {
        $0["W02"] = .zeros(1, 1)
      },
      Case("'b2' is missing: a network of 3 layers needs 'W1' to 'W3' and 'b1' to 'b3'") {
        $0["b2"] = nil
      },
      Case("'b1' is missing: a network of 1 layer needs 'W1' and 'b1'") {
        $0 = ["W1": .zeros(1, 2)]
      },
      Case(
        """
        'W4' is missing: a network of 9223372036854775807 layers needs \
        'W1' to 'W9223372036854775807' and 'b1' to 'b9223372036854775807'
        """
      ) {
        $0["b\(Int.max)"] = .zeros(1, 1)
      },
      Case("'W1' is 2 x 10, but must be 2 x 2: one column for each feature of the data") {
        $0["W1"] = .zeros(2, 10)
      },
      Case("'W2' is 5 x 9, but must be 5 x 10: one column for each unit of layer 1") {
        $0["W2"] = .zeros(5, 9)
      },
      Case("'W3' is 2 x 5, but must be 1 x 5: the network ends in one unit") {
        $0["W3"] = .zeros(2, 5)
      },
      Case("'b1' is 1 x 10, but must be 10 x 1: one bias for each unit of layer 1") {
        $0["b1"] = .zeros(1, 10)
      },
      Case("'W2' has 0 rows, but must have at least 1: one for each unit of its layer") {
        $0["W2"] = .zeros(0, 10)
      },
      Case("the network has 160011 parameters, but training takes at most 100000") {
        $0["W1"] = .zeros(20_000, 2)
        $0["b1"] = .zeros(20_000, 1)
        $0["W2"] = .zeros(5, 20_000)
      },
    ]
  )
  func unfitParameters(_ expected: Case) throws {
    var parameters = try RecordedRuns.run("he").parameters
    expected.change(&parameters)

    let error = #expect(throws: TrainingError.self) {
      try GradientDescent(learningRate: 0.01, iterations: 1)
        .train(initial: parameters, on: DataSet.circles(samples: 10, noise: 0, seed: 0))
    }

    #expect(error.map { "\($0)" } == expected.message)
  }

  @Test("A long name is cut to 40 characters")
  func longName() {
    #expect(throws: TrainingError.unknownName(String(repeating: "x", count: 40))) {
      try Network([String(repeating: "x", count: 10_000): .zeros(1, 1)], featureCount: 1)
    }
  }
}
