// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

struct ComparisonTests {
  @Test("Equal values have no difference, whatever their type", arguments: Sample.values)
  func equalValues(value: Value) {
    let comparison = Comparison(got: value, expected: value, within: Sample.exact)

    #expect(comparison.isEqual)
    #expect(comparison.status == .passed)
  }

  @Test("Values of different types never are equal")
  func differentTypes() {
    for (position, expected) in Sample.values.enumerated() {
      for (otherPosition, got) in Sample.values.enumerated() where otherPosition != position {
        let comparison = Comparison(got: got, expected: expected, within: Sample.loose)

        #expect(comparison.status == .wrongShape)
        #expect(
          comparison.differences == [.type(.result, expected: expected.type, got: got.type)]
        )
      }
    }
  }

  @Test("A matrix that differs says how many elements do, the first and the worst")
  func elementsOfMatrix() throws {
    let expected = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 0, 6])
    let got = Matrix(rows: 2, columns: 3, elements: [1, 2.5, 3, 4, 1, -6])

    let comparison = Comparison(
      got: .parameters(["W1": got]),
      expected: .parameters(["W1": expected]),
      within: Sample.tight
    )

    let elements = try #require(comparison.onlyElements)
    #expect(comparison.status == .wrongValue)
    #expect(elements.place == Place(steps: [.name("W1")]))
    #expect((elements.count, elements.total) == (3, 6))
    #expect(elements.first.index == [0, 1])
    #expect(elements.first.expected == .double(2))
    #expect(elements.first.got == .double(2.5))
    #expect(elements.first.absoluteError == 0.5)
    #expect(elements.first.relativeError == 0.25)
    #expect(elements.worst.index == [1, 2])
    #expect(elements.worst.absoluteError == 12)
    #expect(elements.factor == nil)
  }

  @Test("An expected 0 has no relative error")
  func relativeErrorOfZero() throws {
    let comparison = Comparison(got: .double(1), expected: .double(0), within: Sample.tight)

    let element = try #require(comparison.onlyElements).first
    #expect(element.absoluteError == 1)
    #expect(element.relativeError == nil)
    #expect(element.index.isEmpty)
  }

  @Test(
    "NaN and infinity where a number belongs are the worst",
    arguments: [Double.nan, .infinity]
  )
  func notFinite(number: Double) throws {
    let comparison = Comparison(
      got: .doubles([9e300, number, 1]),
      expected: .doubles([1, 1, 1]),
      within: Sample.tight
    )

    let elements = try #require(comparison.onlyElements)
    #expect(elements.first.index == [0])
    #expect(elements.worst.index == [1])
    #expect(elements.worst.absoluteError == nil)
  }

  @Test("Of equally bad elements the first is the worst")
  func tie() throws {
    let comparison = Comparison(
      got: .doubles([1, 2, 0]),
      expected: .doubles([1, 1, 1]),
      within: Sample.tight
    )

    #expect(try #require(comparison.onlyElements).worst.index == [1])
  }

  @Test("Shapes come before values: the numbers of a matrix of another shape are not compared")
  func shapeFirst() {
    let comparison = Comparison(
      got: .matrix(.zeros(3, 2)),
      expected: .matrix(.ones(2, 3)),
      within: Sample.tight
    )

    #expect(
      comparison.differences == [
        .shape(.result, expected: Shape(rows: 2, columns: 3), got: Shape(rows: 3, columns: 2))
      ]
    )
    #expect(comparison.status == .wrongShape)
  }

  @Test("One wrong shape makes the whole a wrong shape, and the other parts are still compared")
  func shapeDominates() {
    let comparison = Comparison(
      got: .parameters(["W1": .ones(2, 2), "b1": .ones(1, 2)]),
      expected: .parameters(["W1": .zeros(2, 2), "b1": .zeros(2, 1)]),
      within: Sample.tight
    )

    #expect(comparison.status == .wrongShape)
    #expect(comparison.differences.map(\.isStructural) == [false, true])
  }

  @Test("Missing and extra names are said, layer by layer, weights before biases")
  func names() {
    let one = Matrix.ones(1, 1)
    let comparison = Comparison(
      got: .parameters(["b1": one, "w1": one, "W2": one, "W10": one]),
      expected: .parameters(["W1": one, "b1": one, "W2": one, "b2": one, "W10": one, "b10": one]),
      within: Sample.tight
    )

    #expect(
      comparison.differences == [
        .missing(Place(steps: [.name("W1")])), .extra(Place(steps: [.name("w1")])),
        .missing(Place(steps: [.name("b2")])), .missing(Place(steps: [.name("b10")])),
      ]
    )
    #expect(comparison.status == .wrongShape)
  }

  @Test("Lists of another length are said to be so")
  func lengths() {
    let numbers = Comparison(got: .ints([1]), expected: .ints([1, 2]), within: Sample.tight)
    let matrices = Comparison(
      got: .matrices([]),
      expected: .matrices([.ones(1, 1)]),
      within: Sample.tight
    )

    #expect(numbers.differences == [.count(.result, expected: 2, got: 1)])
    #expect(matrices.differences == [.count(.result, expected: 1, got: 0)])
    #expect(numbers.status == .wrongShape)
  }

  @Test("A tuple is compared member by member, and each difference knows its place")
  func tuples() throws {
    let comparison = Comparison(
      got: .tuple([.int(1), .matrices([.ones(1, 1), .zeros(1, 1)])]),
      expected: .tuple([.int(1), .matrices([.ones(1, 1), .ones(1, 1)])]),
      within: Sample.tight
    )

    #expect(try #require(comparison.onlyElements).place == Place(steps: [.member(1), .index(1)]))
  }

  @Test("Integers, booleans and texts are equal or not, however loose the tolerance")
  func exactTypes() {
    let pairs: [(Value, Value)] = [
      (.int(1_000_000), .int(1_000_001)), (.bool(true), .bool(false)),
      (.string("a"), .string("A")), (.ints([Int.max]), .ints([Int.max - 1])),
      (.strings(["a"]), .strings(["b"])),
    ]
    for (got, expected) in pairs {
      #expect(Comparison(got: got, expected: expected, within: Sample.loose).status == .wrongValue)
    }
  }

  @Test("A constant factor between all elements is found")
  func factor() throws {
    let expected = Matrix(rows: 1, columns: 4, elements: [1.7, -0.4, 0, 3])
    let got = expected.map { $0 * 0.01 }

    let comparison = Comparison(
      got: .matrix(got),
      expected: .matrix(expected),
      within: Sample.tight
    )

    let factor = try #require(comparison.onlyElements?.factor)
    #expect((factor - 0.01).magnitude < 1e-12)
  }

  @Test("Empty matrices and lists are equal to empty ones")
  func empty() {
    #expect(
      Comparison(got: .matrix(.zeros(0, 3)), expected: .matrix(.zeros(0, 3)), within: Sample.tight)
        .isEqual
    )
    #expect(
      !Comparison(got: .matrix(.zeros(0, 3)), expected: .matrix(.zeros(3, 0)), within: Sample.tight)
        .isEqual
    )
    #expect(
      Comparison(got: .parameters([:]), expected: .parameters([:]), within: Sample.tight).isEqual
    )
  }
}

extension Comparison {
  /// The differing elements, where nothing else differs.
  fileprivate var onlyElements: ElementDifferences? {
    guard differences.count == 1, case .elements(let elements) = differences[0] else { return nil }
    return elements
  }
}
