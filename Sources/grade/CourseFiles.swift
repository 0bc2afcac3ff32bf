// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Reports

/// The files of a course, by their paths in its folder.
struct CourseFiles: Sendable {
  let folder: String

  /// Reads a file whole.
  @Sendable func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
  }

  /// Writes a file whole or not at all, in a folder that is made if it isn't there.
  func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try writeFile(Array(text.utf8), atomicallyTo: file.path)
  }
}
