// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Testing
import Verdicts

/// Exercises, and answers to them, from which the tests of explanations are made.
enum ExplanationSample {
  /// The built-in course, read once.
  private static let course = Result {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try CourseDefinition(reading: root.path)
  }

  /// An exercise on how to initialise parameters: `zeros`, `random` or `he`.
  static func exercise(_ name: String) throws -> Exercise {
    let exercises = try course.get().exercises
    return try #require(exercises.first { $0.name == "initialize_parameters_\(name)" })
  }

  static func he() throws -> [Case] { try exercise("he").cases }
  static func random() throws -> [Case] { try exercise("random").cases }
  static func zeros() throws -> [Case] { try exercise("zeros").cases }

  /// Cases of a function of a list, the first one public.
  static func cases(of function: ([Double]) -> Value) -> [Case] {
    [[1.5, 2, 4.25], [3, 1, 4, 1, 5.5], [2.5, -7], [9, 8, 7.5, 1]].enumerated().map {
      makeCase("\($0)", [.doubles($1)], $0 == 0 ? .public : .hidden, function($1))
    }
  }

  /// Cases of a function of a network's layers, the first one public.
  static func cases(ofLayers function: ([Int]) -> Value) -> [Case] {
    [[2, 4, 1], [5, 3], [2, 10, 5, 1]].enumerated().map {
      makeCase("\($0)", [.ints($1)], $0 == 0 ? .public : .hidden, function($1))
    }
  }

  static func makeCase(
    _ name: String,
    _ arguments: [Value],
    _ visibility: Visibility,
    _ expected: Value,
    tolerance: Tolerance = Sample.tight
  ) -> Case {
    Case(
      name: name,
      arguments: arguments,
      visibility: visibility,
      expected: expected,
      tolerance: tolerance,
      stubValue: nil,
      mistakeValues: [:]
    )
  }

  /// The cause of answers that each case gives, as long as no known mistake does.
  static func cause(_ cases: [Case], _ got: (Case) throws -> Value) rethrows -> Cause? {
    let answers = try cases.map { Answer(case: $0, got: try got($0)) }
    guard case .cause(let cause) = Explanation(of: answers, knowing: []) else { return nil }
    return cause
  }
}

/// How a network's parameters are drawn: He's initialisation with seed 3, but for what is changed.
struct Drawing {
  enum Bias {
    case zero
    case drawnAfter
    case drawnBefore
  }

  var seed: UInt32 = 3
  var scale: (_ inputs: Int, _ outputs: Int) -> Double = { inputs, _ in
    (2 / Double(inputs)).squareRoot()
  }
  var draw: (inout RandomState, Int, Int) -> Matrix = { $0.randn($1, $2) }
  var bias = Bias.zero
  var biasScale: Double?
  var reversed = false
  var restarts = false
  var firstLayer = 1

  func callAsFunction(_ layers: [Int]) -> Value {
    var parameters: Parameters = [:]
    var random = RandomState(seed: seed)
    let order = Array(firstLayer..<max(firstLayer, layers.count))
    for layer in reversed ? Array(order.reversed()) : order {
      if restarts { random.seed(seed) }
      let (outputs, inputs) = (layers[layer], layers[layer - 1])
      let scale = scale(inputs, outputs)
      let biasScale = biasScale ?? scale
      if bias == .drawnBefore { parameters["b\(layer)"] = draw(&random, outputs, 1) * biasScale }
      parameters["W\(layer)"] = draw(&random, outputs, inputs) * scale
      if bias == .drawnAfter { parameters["b\(layer)"] = draw(&random, outputs, 1) * biasScale }
      if bias == .zero { parameters["b\(layer)"] = Matrix.zeros(outputs, 1) }
    }
    return .parameters(parameters)
  }

  func callAsFunction(_ case: Case) -> Value { self(`case`.layers) }
}

extension Exercise {
  /// The cases of all values checks.
  var cases: [Case] {
    checks.flatMap { check -> [Case] in
      guard case .values(let values) = check.kind else { return [] }
      return values.cases
    }
  }
}

extension Case {
  /// The units of each layer, the only argument of the course's functions.
  var layers: [Int] {
    if case .ints(let layers) = arguments.first { layers } else { [] }
  }

  /// The list that is the only argument.
  var list: [Double] {
    if case .doubles(let numbers) = arguments.first { numbers } else { [] }
  }
}

extension Value {
  /// The value with each number changed.
  func map(_ change: (Double) -> Double) -> Value {
    switch self {
    case .double(let number): .double(change(number))
    case .doubles(let numbers): .doubles(numbers.map(change))
    case .matrix(let matrix): .matrix(matrix.map(change))
    case .matrices(let matrices): .matrices(matrices.map { $0.map(change) })
    case .parameters(let parameters): .parameters(parameters.mapValues { $0.map(change) })
    case .tuple(let members): .tuple(members.map { $0.map(change) })
    case .int, .bool, .string, .ints, .strings: self
    }
  }

  /// Parameters with the matrices of one letter changed.
  func map(_ letter: Character, _ change: (Matrix) -> Matrix) -> Value {
    guard case .parameters(let parameters) = self else { return self }
    return .parameters(
      parameters.reduce(into: [:]) { changed, entry in
        changed[entry.key] = entry.key.first == letter ? change(entry.value) : entry.value
      }
    )
  }

  /// Parameters under other names; what has none is left out.
  func renaming(_ name: (String, Int) -> String?) -> Value {
    guard case .parameters(let parameters) = self else { return self }
    return .parameters(
      parameters.reduce(into: [:]) { renamed, entry in
        guard let layer = Int(entry.key.dropFirst()),
          let name = name(String(entry.key.prefix(1)), layer)
        else { return }
        renamed[name] = entry.value
      }
    )
  }

  /// The value with its number of largest size changed, the first of several.
  func changingLargest(_ change: (Double) -> Double) -> Value {
    var largest = 0.0
    _ = map { number in
      largest = max(largest, number.magnitude)
      return number
    }
    var isDone = false
    return map { number in
      guard !isDone, number.magnitude == largest else { return number }
      isDone = true
      return change(number)
    }
  }
}
