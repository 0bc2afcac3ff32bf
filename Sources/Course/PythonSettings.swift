// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Where a course's grader.json says that Python is, for submissions in it.
package struct PythonSettings: Equatable, Sendable {
  /// The interpreter's absolute path; nil for the system's own.
  package let program: String?
  /// The absolute path of a folder with packages such as numpy, beside those that the interpreter
  /// finds by itself.
  package let packages: String?

  package init(program: String? = nil, packages: String? = nil) {
    self.program = program
    self.packages = packages
  }
}
