// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// A training in the encoded form.
package struct EncodedTraining: Codable, Equatable, Sendable {
  /// The cost at one iteration.
  package struct Cost: Codable, Equatable, Sendable {
    package let iteration: Int
    package let cost: EncodedNumber
  }

  package let iterations: Int
  package let learningRate: Double
  package let costs: [Cost]
  package let trainAccuracy: Double
  package let testAccuracy: Double

  enum CodingKeys: String, CodingKey {
    case iterations
    case learningRate = "learning_rate"
    case costs
    case trainAccuracy = "train_accuracy"
    case testAccuracy = "test_accuracy"
  }

  init(_ training: TrainingSummary) {
    iterations = training.check.iterations
    learningRate = training.check.learningRate
    costs = training.figures.costs.map {
      Cost(iteration: $0.iteration, cost: EncodedNumber($0.cost))
    }
    trainAccuracy = training.figures.trainAccuracy
    testAccuracy = training.figures.testAccuracy
  }
}

/// A number that may be infinite or NaN, which JSON's numbers can't be: then it is the text `inf`,
/// `-inf` or `nan`.
package struct EncodedNumber: Codable, Equatable, Sendable {
  package let value: Double

  package init(_ value: Double) {
    self.value = value
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {  // Not a number: then it is a text.
      value = number
      return
    }
    switch try container.decode(String.self) {
    case "inf": value = .infinity
    case "-inf": value = -.infinity
    case "nan": value = .nan
    case let text:
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "found '\(text)', allowed a number, 'inf', '-inf' or 'nan'"
      )
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite {
      try container.encode(value)
    } else {
      try container.encode(NumberText.value(value))
    }
  }
}
