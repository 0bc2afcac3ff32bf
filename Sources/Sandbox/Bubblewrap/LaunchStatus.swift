// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// What bubblewrap says of itself on `--json-status-fd`: a JSON object a line.
///
/// The line with the exit code comes only when the command was started and has ended, which tells
/// a box that could not be made from a program that failed.
enum LaunchStatus {
  private struct Line: Decodable {
    let exitCode: Int32?

    enum CodingKeys: String, CodingKey {
      case exitCode = "exit-code"
    }
  }

  /// The exit code of the command in the box, or nil where it never started or was killed from
  /// outside.
  static func exitCode(in text: String) -> Int32? {
    text.split(separator: "\n").lazy
      // Other lines, and other keys of newer versions, don't matter here.
      .compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)).exitCode }
      .last
  }
}
