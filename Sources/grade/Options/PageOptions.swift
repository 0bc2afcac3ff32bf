// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import Reports

/// Whether a page is written, and where.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a page with the feedback and the plots into a folder, which is made if need be.",
      valueName: "folder"
    ),
    completion: .directory
  )
  var html: String?

  /// Makes the folder and finds out whether files can be written in it, before anything is graded.
  ///
  /// - Throws: `UsageError`.
  func check() throws {
    guard let html else { return }
    let isMade = mkdir(html, 0o777) == 0 || errno == EEXIST
    if !isMade, errno == ENOENT {
      throw UsageError(description: "--html '\(html)': there is no folder to make it in")
    }
    guard isMade, access("\(html)/.", W_OK | X_OK) == 0 else {
      let reason = errno == ENOTDIR ? "that is no folder" : String(cString: strerror(errno))
      throw UsageError(description: "--html '\(html)': \(reason)")
    }
  }

  /// Writes the page, which is made only if it is asked for.
  ///
  /// - Throws: `FileError`, and what `bytes` throws.
  func write(_ fileName: String, _ bytes: () throws -> [UInt8]) throws {
    guard let html else { return }
    try writeFile(try bytes(), atomicallyTo: "\(html)/\(fileName)")
  }
}
