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

@Suite struct TrainingStoreTests {
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
    program: String = "1",
    isFresh: Bool = false
  ) async throws -> (figures: TrainingFigures, told: Int) {
    let told = Mutex(0)
    let store = try ContentStore(at: file)
    let memory = TrainingMemory(
      store: try TrainingStore(of: course, in: store, program: program, isFresh: isFresh)
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

  @Test("A fresh store takes nothing that was kept, and keeps what it trains")
  func fresh() async throws {
    try await withTemporaryFolder { folder in
      let file = "\(folder)/trainings.sqlite"
      let first = try await trained(in: course(), keptIn: file, isFresh: true)

      let fresh = try await trained(in: course(), keptIn: file, isFresh: true)
      let kept = try await trained(in: course(), keptIn: file)

      #expect([first, fresh, kept].map(\.told) == [2, 2, 0])
    }
  }

  @Test("What was changed in the file is trained again")
  func changed() async throws {
    try await withTemporaryFolder { folder in
      let file = "\(folder)/trainings.sqlite"
      let first = try await trained(in: course(), keptIn: file)
      _ = try await python(
        """
        import sqlite3, sys
        with sqlite3.connect(sys.stdin.read()) as file:
            file.execute("UPDATE content SET description = replace(description, '1000', '1001')")
        """,
        input: Array(file.utf8)
      )

      let again = try await trained(in: course(), keptIn: file)

      #expect(again.told == 2)
      #expect(again.figures == first.figures)
    }
  }

  @Test("Other samples, another program and the last bit of a weight each train anew")
  func trainsAnew() async throws {
    try await withTemporaryFolder { folder in
      let file = "\(folder)/trainings.sqlite"
      var moved = Self.parameters
      moved["W2"] = Matrix(rows: 1, columns: 1, elements: [(1.0 as Double).nextUp])
      _ = try await trained(in: course(), keptIn: file)

      let told = try await [
        trained(in: course(labels: [1, 0]), keptIn: file).told,
        trained(in: course(), keptIn: file, program: "2").told,
        trained(moved, in: course(), keptIn: file).told,
      ]

      #expect(told == [2, 2, 2])
    }
  }
}
