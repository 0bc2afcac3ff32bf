// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension ExerciseReader {
  /// Reads a training check, its data set and its costs.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  mutating func trainingCheck(
    _ fields: JSONFields,
    _ scope: ExerciseScope
  ) throws(CourseError) -> TrainingCheck {
    guard scope.signature.returns == .parameters else {
      throw fields["kind"].error(
        allowed: "\"values\" here: a training needs a function that returns Parameters, "
          + "not \(scope.signature.returns)"
      )
    }
    let dataset = try fields["dataset"].name(.plain)
    let iterations = try fields["iterations"].integer(1...1_000_000)
    let expect = try fields["expect"].fields(
      [],
      optional: ["costs", "train_accuracy", "test_accuracy"]
    )
    guard expect.hasMembers else {
      throw fields["expect"].error(allowed: "costs, train_accuracy or test_accuracy in it")
    }
    let check = TrainingCheck(
      arguments: try fields["arguments"].arguments(of: scope.signature),
      dataset: dataset,
      iterations: iterations,
      learningRate: try fields["learning_rate"].number("a number above 0") { $0 > 0 },
      costs: try expect.optional("costs").map { node throws(CourseError) in
        try expectedCosts(node, dataset: dataset, iterations: iterations)
      },
      trainAccuracyAtLeast: try expect.optional("train_accuracy")?.accuracy(),
      testAccuracyAtLeast: try expect.optional("test_accuracy")?.accuracy(),
      initialWeights: try fields.optional("initial_weights")?.intendedWeights()
    )
    try readDataset(dataset)
    return check
  }

  private func expectedCosts(
    _ node: JSONNode,
    dataset: String,
    iterations: Int
  ) throws(CourseError) -> TrainingCheck.ExpectedCosts {
    let fields = try node.fields(["fixture", "relative"])
    let name = try fields["fixture"].name(.plain)
    let relative = try fields["relative"].number("0 or more and less than 1") { $0 >= 0 && $0 < 1 }

    let file = try folder.json(CoursePaths.costs(dataset, name)).fields(["provenance", "costs"])
    _ = try file["provenance"].text()
    var costs: [Double] = []
    for element in try file["costs"].elements() {
      let cost = try element.double()
      guard cost >= 0 else { throw element.error(allowed: "0 or more, or \"inf\"") }
      costs.append(cost)
    }
    let count = (iterations + TrainingCheck.costInterval - 1) / TrainingCheck.costInterval
    guard costs.count == count else {
      throw file["costs"].error(
        found: "\(costs.count) costs",
        allowed: "\(count): one every \(TrainingCheck.costInterval) of \(iterations) iterations"
      )
    }
    return TrainingCheck.ExpectedCosts(costs: costs, relative: relative)
  }
}

extension JSONNode {
  /// A threshold: `{"at_least": …}`.
  fileprivate func accuracy() throws(CourseError) -> Double {
    try fields(["at_least"])["at_least"].number("a number from 0 to 1") { (0...1).contains($0) }
  }

  /// A distribution: `{"normal": [1, 0.5]}`, a standard deviation for each layer.
  fileprivate func intendedWeights() throws(CourseError) -> IntendedWeights {
    let node = try fields(["normal"])["normal"]
    var deviations: [Double] = []
    for element in try node.elements() {
      deviations.append(try element.number("a number from 0 to 1e300") { (0...1e300).contains($0) })
    }
    guard !deviations.isEmpty else {
      throw node.error(allowed: "a standard deviation for each layer")
    }
    return IntendedWeights(standardDeviations: deviations)
  }
}
