// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Values of the built-in course that the tests of several rooms share.
package enum CourseSample {
  package static let tolerance = Tolerance(relative: 1e-7, absolute: 1e-9)

  package static let signature = Signature(
    function: "initialize_parameters_he",
    arguments: [Signature.Argument(name: "layers_dims", type: .ints)],
    returns: .parameters
  )
}
