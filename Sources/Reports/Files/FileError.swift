// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A report that could not be written to its file.
package struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was being done when it failed.
  package enum Step: Equatable, Sendable {
    /// The path names something that a report can't take the place of.
    case replace
    case create
    case write
    case sync
    case rename
  }

  /// The path that was asked for.
  package let path: String
  package let step: Step
  /// The system's error number.
  package let code: Int32

  package var description: String {
    let reason = String(cString: strerror(code))
    return switch step {
    case .replace:
      "'\(path)': found \(code == EISDIR ? "a folder" : "a device or pipe"), allowed a file or nothing"
    case .create: "'\(path)': can't create a file in that folder: \(reason)"
    case .write, .sync: "'\(path)': can't write: \(reason)"
    case .rename: "'\(path)': can't give the finished file its name: \(reason)"
    }
  }
}
