// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// A part of what a function returned that is of no type that belongs there, as can be in a language
/// without declared types.
package struct UnsuitableValue: Codable, Equatable, Sendable {
  /// What stands in the value's place.
  package enum Found: Codable, Equatable, Sendable {
    /// Python's `None`.
    case nothing
    /// An array of numbers with these dimensions; a tuple with this length where one is expected.
    case array(dimensions: [Int])
    /// An array of something else than real numbers; numpy's name of it.
    case arrayOf(elements: String)
    /// A value of a class; the class's name, which may be a student's.
    case value(of: String)
  }

  package let place: Place
  package let expected: ValueType
  package let found: Found

  package init(place: Place, expected: ValueType, found: Found) {
    self.place = place
    self.expected = expected
    self.found = found
  }

  /// `wrong_shape` for numbers in another number of dimensions, else `wrong_value`.
  var status: Status {
    switch found {
    case .array: .wrongShape
    case .nothing, .arrayOf, .value: .wrongValue
    }
  }
}
