// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

/// Where nothing is to be said.
struct CauseSilenceTests {
  /// How wrong answers are made that have no cause.
  enum Noise: CaseIterable, CustomTestStringConvertible {
    /// Normal draws of the right shapes, as without a seed.
    case draws
    /// Draws of the right shapes and of the expected scale.
    case scaledDraws
    /// The expected numbers in another order.
    case permutation
    /// One number that is off.
    case oneNumber
    /// Every number off by some of its size.
    case everyNumber
    /// A factor of its own for each number.
    case factors

    var testDescription: String { "\(self)" }
  }

  /// 3 exercises · 6 kinds · 56 answers: 1,008 in all.
  @Test(
    "Random wrong answers have no cause",
    arguments: ["zeros", "random", "he"],
    Noise.allCases
  )
  func randomAnswers(exercise: String, noise: Noise) throws {
    let cases = try ExplanationSample.exercise(exercise).cases

    for seed in 100_000..<100_056 as Range<UInt32> {
      var random = RandomState(seed: seed)
      let cause = ExplanationSample.cause(cases) { noise.spoil($0, &random) }

      #expect(cause == nil, "seed \(seed)")
    }
  }

  @Test("Right answers need no explanation", arguments: WrongWay.all)
  func right(way: WrongWay) throws {
    let answers = try way.cases().map { Answer(case: $0, got: $0.expected) }

    #expect(Explanation(of: answers, knowing: []) == nil)
  }

  @Test("An answer that is missing is explained by nothing that the others show")
  func missing() throws {
    let answers = try ExplanationSample.he().enumerated().map { index, input in
      Answer(case: input, got: index == 3 ? nil : input.expected.map { $0 * 2 })
    }

    #expect(Explanation(of: answers, knowing: []) == nil)
  }

  @Test(
    "As many numbers as a cause has free ones show nothing",
    arguments: [[4.0], [4, 4, 4], [4, 0, 0], []]
  )
  func underdetermined(numbers: [Double]) {
    #expect(doubled(numbers, within: Sample.tight) == nil)
  }

  @Test("Two numbers show a factor, but not within a tolerance that admits almost any")
  func tolerance() {
    #expect(doubled([4, 5], within: Sample.tight) == .factor(Factor(coefficient: 2), .all))
    #expect(doubled([4, 5], within: Tolerance(relative: 0.01, absolute: 0)) == nil)
  }

  @Test("Zeros are neither rounded numbers nor a factor times others")
  func zeros() throws {
    let cause = try ExplanationSample.cause(ExplanationSample.he()) { $0.expected.map { $0 * 0 } }

    #expect(cause == nil)
  }

  @Test("Signs are not rounded numbers")
  func signs() throws {
    let cause = try ExplanationSample.cause(ExplanationSample.he()) {
      $0.expected.map { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 }
    }

    #expect(cause == nil)
  }

  @Test("A function of the expected draws is not taken for draws of another seed")
  func functionOfDraws() throws {
    for function in [{ $0 * $0 * $0 }, { $0.magnitude }, { 1 - $0 }] as [(Double) -> Double] {
      let cause = try ExplanationSample.cause(ExplanationSample.random()) {
        $0.expected.map { $0 == 0 ? 0 : function($0 / 10) * 10 }
      }

      #expect(cause == nil)
    }
  }

  @Test("Values of other types and shapes are left to the comparison")
  func otherTypes() throws {
    let values: [Value] = [
      .int(1), .parameters([:]), .parameters(["W1": .zeros(0, 0)]), .matrices([]), .tuple([]),
      .parameters(["W": .ones(1, 1), "1": .ones(2, 2), "": .zeros(1, 1)]), .doubles([]),
    ]
    for value in values {
      #expect(try ExplanationSample.cause(ExplanationSample.he()) { _ in value } == nil)
    }
  }

  @Test("More numbers than the bound are not looked at")
  func bound() {
    let numbers = { (count: Int) in (1...count).map { Double($0).squareRoot() } }

    #expect(doubled(numbers(2000), within: Sample.tight) != nil)
    #expect(doubled(numbers(2001), within: Sample.tight) == nil)
  }

  private func doubled(_ numbers: [Double], within tolerance: Tolerance) -> Cause? {
    let input = ExplanationSample.makeCase(
      "1",
      [],
      .public,
      .doubles(numbers),
      tolerance: tolerance
    )
    return ExplanationSample.cause([input]) { $0.expected.map { 2 * $0 } }
  }
}

extension CauseSilenceTests.Noise {
  /// A wrong answer to a case.
  func spoil(_ input: Case, _ random: inout RandomState) -> Value {
    switch self {
    case .draws: return input.expected.map { _ in random.randn() }
    case .scaledDraws:
      return input.expected.map("W") { expected in
        random.randn(expected.rows, expected.columns) * (2 / Double(expected.columns)).squareRoot()
      }
    case .permutation:
      return input.expected.map("W") { expected in
        var elements = expected.elements.indices.map { expected.elements[$0] + 0.5 }
        random.shuffle(&elements)
        return Matrix(rows: expected.rows, columns: expected.columns, elements: elements)
      }
    case .oneNumber:
      let position = random.randint(0, input.expected.count)
      var index = -1
      return input.expected.map { number in
        index += 1
        return index == position ? number + random.randn() : number
      }
    case .everyNumber: return input.expected.map { $0 * (1 + 0.1 * random.randn()) + 0.001 }
    case .factors: return input.expected.map { ($0 + 0.25) * random.uniform(low: 0.5, high: 2) }
    }
  }
}

extension Value {
  /// How many numbers it has.
  fileprivate var count: Int {
    var count = 0
    _ = map { number in
      count += 1
      return number
    }
    return count
  }
}
