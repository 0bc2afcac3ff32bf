// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import SystemPackage

/// Why there is no submission to grade at a path.
package enum IntakeError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, Errno)
  /// Neither a folder nor a Swift file.
  case unsuitable(path: String)
  /// Asked to take the files of one user alone, and a folder or file is another's.
  case foreign(path: String)
  /// Asked to take the files of one user alone, and it could hold files of others.
  case packed(path: String)

  /// Whether there is something to grade, which was refused since it may be others' work.
  package var isOfOthers: Bool {
    switch self {
    case .missing, .unreadable, .unsuitable: false
    case .foreign, .packed: true
    }
  }

  package var description: String {
    switch self {
    case .missing(let path):
      "no submission '\(path)'; name a folder with <exercise>.swift files, or one Swift file"
    case .unreadable(let path, let errno):
      "the submission '\(path)' can't be read: \(errno)"
    case .unsuitable(let path):
      "the submission '\(path)' is neither a folder nor a .swift file"
    case .foreign(let path):
      "'\(path)' belongs to somebody else, and without a sandbox only your own files are run; install "
        + "the sandbox to grade it: apt-get install bubblewrap"
    case .packed(let path):
      "'\(path)' is no folder or Swift file of your own, and without a sandbox nothing else is run; "
        + "name your folder, or install the sandbox: apt-get install bubblewrap"
    }
  }
}
