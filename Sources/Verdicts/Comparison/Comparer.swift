// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// Walks two values side by side and collects what differs.
struct Comparer {
  let tolerance: Tolerance

  func differences(_ got: Value, _ expected: Value, at place: Place) -> [Difference] {
    switch (got, expected) {
    case (.int(let got), .int(let expected)):
      elements([.int(got)], [.int(expected)], at: place) { _ in [] }
    case (.double(let got), .double(let expected)):
      elements([.double(got)], [.double(expected)], at: place) { _ in [] }
    case (.bool(let got), .bool(let expected)):
      elements([.bool(got)], [.bool(expected)], at: place) { _ in [] }
    case (.string(let got), .string(let expected)):
      elements([.string(got)], [.string(expected)], at: place) { _ in [] }
    case (.ints(let got), .ints(let expected)):
      list(got.map(Scalar.int), expected.map(Scalar.int), at: place)
    case (.doubles(let got), .doubles(let expected)):
      list(got.map(Scalar.double), expected.map(Scalar.double), at: place)
    case (.strings(let got), .strings(let expected)):
      list(got.map(Scalar.string), expected.map(Scalar.string), at: place)
    case (.matrix(let got), .matrix(let expected)):
      matrix(got, expected, at: place)
    case (.matrices(let got), .matrices(let expected)):
      matrices(got, expected, at: place)
    case (.parameters(let got), .parameters(let expected)):
      parameters(got, expected, at: place)
    case (.tuple(let got), .tuple(let expected)) where got.count == expected.count:
      zip(got, expected).enumerated().flatMap { member, pair in
        differences(pair.0, pair.1, at: place.appending(.member(member)))
      }
    default:
      [.type(place, expected: expected.type, got: got.type)]
    }
  }

  private func matrices(_ got: [Matrix], _ expected: [Matrix], at place: Place) -> [Difference] {
    guard got.count == expected.count else {
      return [.count(place, expected: expected.count, got: got.count)]
    }
    return zip(got, expected).enumerated().flatMap { index, pair in
      matrix(pair.0, pair.1, at: place.appending(.index(index)))
    }
  }

  private func parameters(
    _ got: Parameters,
    _ expected: Parameters,
    at place: Place
  ) -> [Difference] {
    Set(got.keys).union(expected.keys).sorted(by: precedes).flatMap { name -> [Difference] in
      let place = place.appending(.name(name))
      return switch (got[name], expected[name]) {
      case (let got?, let expected?): matrix(got, expected, at: place)
      case (nil, _?): [.missing(place)]
      case (_, nil): [.extra(place)]
      }
    }
  }

  private func matrix(_ got: Matrix, _ expected: Matrix, at place: Place) -> [Difference] {
    guard (got.rows, got.columns) == (expected.rows, expected.columns) else {
      return [.shape(place, expected: Shape(of: expected), got: Shape(of: got))]
    }
    return numbers(got.elements, expected.elements, at: place) { position in
      let (row, column) = position.quotientAndRemainder(dividingBy: expected.columns)
      return [row, column]
    }
  }

  private func list(_ got: [Scalar], _ expected: [Scalar], at place: Place) -> [Difference] {
    guard got.count == expected.count else {
      return [.count(place, expected: expected.count, got: got.count)]
    }
    return elements(got, expected, at: place) { [$0] }
  }

  private func numbers(
    _ got: [Double],
    _ expected: [Double],
    at place: Place,
    index: (Int) -> [Int]
  ) -> [Difference] {
    elements(got.map(Scalar.double), expected.map(Scalar.double), at: place, index: index)
  }

  /// Compares lists of equal length.
  private func elements(
    _ got: [Scalar],
    _ expected: [Scalar],
    at place: Place,
    index: (Int) -> [Int]
  ) -> [Difference] {
    var count = 0
    var first: ElementDifference?
    var worst: ElementDifference?
    for (position, (got, expected)) in zip(got, expected).enumerated()
    where !areEqual(got, expected) {
      count += 1
      let difference = ElementDifference(index: index(position), expected: expected, got: got)
      first = first ?? difference
      if difference.distance > worst?.distance ?? -1 { worst = difference }
    }
    guard let first, let worst else { return [] }
    return [
      .elements(
        ElementDifferences(
          place: place,
          count: count,
          total: expected.count,
          first: first,
          worst: worst,
          factor: commonFactor(got, expected)
        )
      )
    ]
  }

  /// Whether the elements at a position, in row-major order, of two values of one shape are equal.
  func isEqual(_ got: Value, _ expected: Value, at position: Int) -> Bool {
    switch (got, expected) {
    case (.matrix(let got), .matrix(let expected)):
      tolerance.admits(got.elements[position], for: expected.elements[position])
    case (.doubles(let got), .doubles(let expected)):
      tolerance.admits(got[position], for: expected[position])
    case (.ints(let got), .ints(let expected)): got[position] == expected[position]
    case (.strings(let got), .strings(let expected)): got[position] == expected[position]
    default: got == expected
    }
  }

  private func areEqual(_ got: Scalar, _ expected: Scalar) -> Bool {
    if case .double(let got) = got, case .double(let expected) = expected {
      return tolerance.admits(got, for: expected)
    }
    return got == expected
  }
}

/// The one number that turns every expected number into the one that came back.
///
/// Known only where at least two expected numbers are not 0; agreement to six digits is enough.
private func commonFactor(_ got: [Scalar], _ expected: [Scalar]) -> Double? {
  let pairs = zip(got, expected).map { ($0.number ?? .nan, $1.number ?? .nan) }
  let ratios = pairs.filter { $0.1 != 0 }.map { $0.0 / $0.1 }
  guard ratios.count >= 2, let factor = ratios.first, factor.isFinite, factor != 0,
    ratios.allSatisfy({ ($0 - factor).magnitude <= 1e-6 * factor.magnitude }),
    pairs.allSatisfy({ $0.1 != 0 || $0.0 == 0 })
  else { return nil }
  return factor
}

extension Tolerance {
  /// Whether a number is near enough to the expected one; see ``Comparison``.
  package func admits(_ got: Double, for expected: Double) -> Bool {
    if expected.isNaN { return got.isNaN }
    if got == expected { return true }
    let distance = (got - expected).magnitude
    return expected.isFinite && distance.isFinite
      && distance <= absolute + relative * expected.magnitude
  }
}

extension ElementDifference {
  init(index: [Int], expected: Scalar, got: Scalar) {
    self.index = index
    self.expected = expected
    self.got = got
    guard let got = got.number, let expected = expected.number, got.isFinite, expected.isFinite
    else {
      absoluteError = nil
      relativeError = nil
      return
    }
    let distance = (got - expected).magnitude
    absoluteError = distance
    relativeError = expected == 0 ? nil : distance / expected.magnitude
  }

  /// What the worst element is chosen by.
  fileprivate var distance: Double { absoluteError ?? .infinity }
}

extension Scalar {
  var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    case .bool, .string: nil
    }
  }
}

extension Shape {
  init(of matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
  }
}
