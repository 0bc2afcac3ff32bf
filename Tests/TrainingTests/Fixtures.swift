// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Foundation
import Testing
import Training

/// The repository's `fixtures/` folder, found from this file's own place.
private let fixtures = URL(filePath: #filePath)
  .deletingLastPathComponent()  // Tests/TrainingTests
  .deletingLastPathComponent()  // Tests
  .deletingLastPathComponent()  // the repository
  .appending(path: "fixtures")

/// `fixtures/training/runs.json`: what numpy's trainings ended in.
struct RecordedRuns: Decodable {
  struct Run: Decodable {
    let initial: [String: RecordedMatrix]
    let costs: [String]
    let train_accuracy: Double
    let test_accuracy: Double
    let train_predictions: String
    let test_predictions: String

    var parameters: Parameters { initial.mapValues(\.matrix) }
  }

  struct RecordedMatrix: Decodable {
    let shape: [Int]
    let values: [Double]

    var matrix: Matrix { Matrix(rows: shape[0], columns: shape[1], elements: values) }
  }

  let learning_rate: Double
  let iterations: Int
  let cost_interval: Int
  let runs: [String: Run]

  var descent: GradientDescent {
    GradientDescent(
      learningRate: learning_rate,
      iterations: iterations,
      costInterval: cost_interval
    )
  }

  static func read() throws -> RecordedRuns {
    let data = try Data(contentsOf: fixtures.appending(path: "training/runs.json"))
    return try JSONDecoder().decode(RecordedRuns.self, from: data)
  }

  static func run(_ name: String) throws -> Run {
    try #require(try read().runs[name])
  }
}

/// Reads `fixtures/circles/train.csv` or `test.csv`.
func circles(_ name: String) throws -> DataSet {
  let text = try String(
    contentsOf: fixtures.appending(path: "circles/\(name).csv"),
    encoding: .utf8
  )
  let lines = text.split(separator: "\n")
  #expect(lines.first == "x1,x2,label")
  let rows = try lines.dropFirst().map { line in
    try line.split(separator: ",").map { try #require(Double($0)) }
  }
  let points = Matrix(
    rows: rows.count,
    columns: 2,
    elements: rows.flatMap { $0.prefix(2) }
  )
  return DataSet(inputs: points.transposed, labels: rows.map { Int($0[2]) })
}
