// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// A part of a returned value that is of no type that belongs there: what a language without declared
/// types can return.
package struct ForeignValue: Equatable, Sendable {
  /// One step into a value, as it is read from the outside in.
  package enum Step: Equatable, Sendable {
    /// A tuple's member, from 0.
    case member(Int)
    /// A list's element, from 0.
    case index(Int)
    /// A name in `Parameters`.
    case name(String)
  }

  /// What stands in the value's place.
  package enum Found: Equatable, Sendable {
    /// Python's `None`.
    case nothing
    /// An array of numbers with these dimensions, or a tuple with this length.
    case array(dimensions: [Int])
    /// An array of something else than real numbers; numpy's name of it.
    case arrayOf(elements: String)
    /// A value of a class, by the class's name, which a student may have given.
    case value(of: String)
  }

  package let path: [Step]
  package let expected: ValueType
  package let found: Found

  package init(path: [Step], expected: ValueType, found: Found) {
    self.path = path
    self.expected = expected
    self.found = found
  }
}
