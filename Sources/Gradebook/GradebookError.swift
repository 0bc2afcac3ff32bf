// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Why a gradebook can't be used; nothing of it is changed then.
package enum GradebookError: Error, Equatable, CustomStringConvertible {
  /// There is none at the path.
  case missing(path: String)
  /// Another program holds it.
  case inUse(path: String)
  /// It was written by a newer version of grade.
  case newer(path: String)
  /// The file is no gradebook.
  case foreign(path: String)
  /// It is a gradebook and can't be read; SQLite's words.
  case damaged(path: String, words: String)
  /// It can't be written: a full disk, a folder without permission; SQLite's words.
  case unwritable(path: String, words: String)
  /// It can't be read: for want of permission; SQLite's words.
  case unreadable(path: String, words: String)
  /// There is no such run.
  case noRun(number: Int, runs: Int)

  package var description: String {
    switch self {
    case .missing(let path):
      "no gradebook '\(path)'; 'grade batch' makes one in its output folder"
    case .inUse(let path):
      "the gradebook '\(path)' is in use by another 'grade'; wait until that has ended"
    case .newer(let path):
      "the gradebook '\(path)' was written by a newer version of grade; use that version, or grade "
        + "into another output folder"
    case .foreign(let path):
      "'\(path)' is no gradebook of grade's; name the output folder of a batch"
    case .damaged(let path, let words):
      "the gradebook '\(path)' is damaged (\(words)); move it away to grade anew, or bring back a "
        + "copy"
    case .unwritable(let path, let words):
      "the gradebook '\(path)' can't be written: \(words)"
    case .unreadable(let path, let words):
      "the gradebook '\(path)' can't be read: \(words)"
    case .noRun(let number, let runs):
      "there is no run \(number); the gradebook has "
        + (runs == 0 ? "none" : "1 to \(runs): 'grade runs' lists them")
    }
  }
}
