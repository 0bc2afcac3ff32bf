// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// One call of a submission's function.
package struct Call: Sendable, Equatable {
  package let function: String
  package let arguments: [Value]

  package init(function: String, arguments: [Value]) {
    self.function = function
    self.arguments = arguments
  }
}
