// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How far a number may be from the expected one: |got − expected| ≤ absolute + relative · |expected|.
///
/// The rule of `numpy.allclose`, with the expected value as the reference.
package struct Tolerance: Codable, Hashable, Sendable {
  package let relative: Double
  package let absolute: Double

  package init(relative: Double, absolute: Double) {
    self.relative = relative
    self.absolute = absolute
  }
}
