// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// The names that an archive has used, so that no two of them could become one file.
///
/// Names are the same where they differ in case alone, or in how an accent is written: on a disk of
/// macOS or Windows one would replace the other.
struct NameLedger {
  private struct Use {
    let path: [String]
    let isFolder: Bool
  }

  /// By the folded path; two strings are equal where they are canonically equivalent.
  private var uses: [[String]: Use] = [:]

  /// Enters a path and the folders that it lies in.
  ///
  /// - Throws: `Rejection` with both paths where they could not lie side by side.
  mutating func enter(_ path: [String], isFolder: Bool) throws(Rejection) {
    for length in path.indices.map({ $0 + 1 }) {
      let isWhole = length == path.count
      try enterOne(Array(path.prefix(length)), isFolder: !isWhole || isFolder)
    }
  }

  private mutating func enterOne(_ path: [String], isFolder: Bool) throws(Rejection) {
    let key = path.map(Self.folded)
    guard let use = uses[key] else {
      uses[key] = Use(path: path, isFolder: isFolder)
      return
    }
    // A folder is named once for itself and once for each entry in it.
    let isSame = zip(use.path, path).allSatisfy { Array($0.utf8) == Array($1.utf8) }
    guard isSame && use.isFolder && isFolder else {
      throw Rejection(
        .sameName(name: path.joined(separator: "/"), other: use.path.joined(separator: "/"))
      )
    }
  }

  /// Up and down again: `ß` and `SS`, `ς` and `σ` fold together, as in Unicode's case folding.
  static func folded(_ name: String) -> String {
    name.uppercased().lowercased()
  }
}
