// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What a function returned held against the value that it should have returned.
///
/// Structure comes first: where shapes, lengths, names or types differ, the numbers of that part are
/// not compared.
package struct Comparison: Codable, Equatable, Sendable {
  package let expected: Value
  package let got: Value
  /// What the numbers were compared within.
  package let tolerance: Tolerance
  /// In the order of the value's parts (names in the order W1, b1, W2, …); empty when equal.
  package let differences: [Difference]

  /// Compares within a tolerance.
  ///
  /// Numbers are equal when |got − expected| ≤ absolute + relative · |expected|; an infinity equals
  /// one of the same sign; NaN equals nothing unless NaN is expected. Integers, booleans and texts
  /// are equal or not. The result is the same on every machine.
  package init(got: Value, expected: Value, within tolerance: Tolerance) {
    self.expected = expected
    self.got = got
    self.tolerance = tolerance
    differences = Comparer(tolerance: tolerance).differences(got, expected, at: .result)
  }

  package var isEqual: Bool { differences.isEmpty }

  /// `passed`, or `wrong_shape` where any structure differs, or `wrong_value`.
  package var status: Status {
    if isEqual { return .passed }
    return differences.contains(where: \.isStructural) ? .wrongShape : .wrongValue
  }
}

/// One part of a value that differs from the expected one.
package enum Difference: Codable, Equatable, Sendable {
  /// Named parameters that should be there and are not.
  case missing(Place)
  /// Named parameters that are there and should not be.
  case extra(Place)
  /// A matrix of another shape.
  case shape(Place, expected: Shape, got: Shape)
  /// A list of another length.
  case count(Place, expected: Int, got: Int)
  /// A value of another type.
  case type(Place, expected: ValueType, got: ValueType)
  /// Elements of a matrix or list, or a single number, text or boolean.
  case elements(ElementDifferences)

  /// Whether it is about names, shapes, lengths or types.
  package var isStructural: Bool {
    switch self {
    case .missing, .extra, .shape, .count, .type: true
    case .elements: false
    }
  }

  /// Which part of the value it is about.
  package var place: Place {
    switch self {
    case .missing(let place), .extra(let place), .shape(let place, _, _), .count(let place, _, _),
      .type(let place, _, _):
      place
    case .elements(let elements): elements.place
    }
  }
}

/// The elements of one matrix, list or single value that differ.
package struct ElementDifferences: Codable, Equatable, Sendable {
  package let place: Place
  /// How many elements differ, at least 1, of how many.
  package let count: Int
  package let total: Int
  /// The first one in row-major order.
  package let first: ElementDifference
  /// The one with the largest absolute error, the first of several; a NaN or infinity where a
  /// number belongs counts as infinitely far off.
  package let worst: ElementDifference
  /// The number that all the elements are too large by, where one factor explains them all.
  package let factor: Double?
}

/// One element that differs.
package struct ElementDifference: Codable, Equatable, Sendable {
  /// `[row, column]` in a matrix, `[index]` in a list, both from 0; empty for a single value.
  package let index: [Int]
  package let expected: Scalar
  package let got: Scalar
  /// |got − expected|; nil where one of them is no finite number.
  package let absoluteError: Double?
  /// The absolute error over |expected|; nil as above and where `expected` is 0.
  package let relativeError: Double?
}

/// A single number, boolean or text.
package enum Scalar: Codable, Equatable, Sendable {
  case int(Int)
  case double(Double)
  case bool(Bool)
  case string(String)
}

/// Rows and columns.
package struct Shape: Codable, Hashable, Sendable {
  package let rows: Int
  package let columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }
}

/// A part of a returned value, as Swift writes it: `result.0`, `result[2]`, `W1`.
package struct Place: Codable, Hashable, Sendable {
  /// One step into a value.
  package enum Step: Codable, Hashable, Sendable {
    /// A tuple's member, from 0.
    case member(Int)
    /// A list's matrix, from 0.
    case index(Int)
    /// A name in `Parameters`.
    case name(String)
  }

  package let steps: [Step]

  /// The whole value.
  package static let result = Place(steps: [])

  package init(steps: [Step]) {
    self.steps = steps
  }

  package func appending(_ step: Step) -> Place {
    Place(steps: steps + [step])
  }
}
