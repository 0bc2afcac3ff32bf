// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import CourseKit
import Gradebook
import Grading
import Synchronization
import TestSupport
import Testing
import Verdicts

@Suite struct KeptTrainingsTests {
  private static let check = TrainingCheck(
    arguments: [],
    dataset: "points",
    iterations: 2000,
    learningRate: 0.1,
    costs: nil,
    trainAccuracyAtLeast: nil,
    testAccuracyAtLeast: nil
  )

  /// So large that the first cost is infinite.
  private static let parameters: Parameters = [
    "W1": Matrix(rows: 1, columns: 2, elements: [1e4, 0]), "b1": .zeros(1, 1),
    "W2": .ones(1, 1), "b2": .zeros(1, 1),
  ]

  private func course(labels: [Double] = [0, 1]) throws -> CourseDefinition {
    let points = DataSetFixture.Part(
      inputs: Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 1]),
      labels: labels
    )
    let read = try CourseDefinition(reading: repositoryRoot)
    return CourseDefinition(
      name: read.name,
      title: read.title,
      exercises: [],
      limits: read.limits,
      datasets: ["points": DataSetFixture(train: points, test: points)]
    )
  }

  /// What a training gave, and how often it told of a cost: never where it was not run.
  private func trained(
    _ parameters: Parameters = parameters,
    in course: CourseDefinition,
    keptIn file: String,
    version: String = "1"
  ) async throws -> (figures: TrainingFigures, told: Int) {
    let told = Mutex(0)
    let store = try ContentStore(at: file)
    let memory = TrainingMemory(
      store: try KeptTrainings(of: course, in: store, graderVersion: version)
    )
    let figures = try await memory.figures(of: Self.check, in: course, from: parameters) { _ in
      told.withLock { $0 += 1 }
    }
    return (figures, told.withLock { $0 })
  }

  @Test("A training that an earlier command made is not made again, and gives the same")
  func keeps() async throws {
    try await withTemporaryFolder { folder in
      let file = "\(folder)/trainings.sqlite"

      let first = try await trained(in: course(), keptIn: file)
      let second = try await trained(in: course(), keptIn: file)

      #expect(first.told == 2)
      #expect(first.figures.costs.map(\.cost.isFinite) == [false, true])
      #expect(second.told == 0)
      #expect(second.figures == first.figures)
    }
  }

  @Test("Other samples, another version and the last bit of a weight each train anew")
  func trainsAnew() async throws {
    try await withTemporaryFolder { folder in
      let file = "\(folder)/trainings.sqlite"
      var moved = Self.parameters
      moved["W2"] = Matrix(rows: 1, columns: 1, elements: [(1.0 as Double).nextUp])
      _ = try await trained(in: course(), keptIn: file)

      let told = try await [
        trained(in: course(labels: [1, 0]), keptIn: file).told,
        trained(in: course(), keptIn: file, version: "2").told,
        trained(moved, in: course(), keptIn: file).told,
      ]

      #expect(told == [2, 2, 2])
    }
  }
}
