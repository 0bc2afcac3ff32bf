// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import SystemPackage

/// Why there is no submission to grade at a path.
package enum IntakeError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, Errno)
  /// Neither a folder nor a source file.
  case unsuitable(path: String)

  package var description: String {
    switch self {
    case .missing(let path):
      "no submission '\(path)'; name a folder with <exercise>.swift files, a Swift "
        + "or Python file or a notebook"
    case .unreadable(let path, let errno):
      "the submission '\(path)' can't be read: \(errno)"
    case .unsuitable(let path):
      "the submission '\(path)' is neither a folder nor a .swift, .py or .ipynb file"
    }
  }
}
