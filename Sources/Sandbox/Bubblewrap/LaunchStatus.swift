// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Subprocess

/// What a launch says of itself: bubblewrap on `--json-status-fd`, a JSON object a line, or the
/// launcher without it.
package struct LaunchStatus: Equatable, Sendable {
  /// The number of the box's first process on the host, from when it was made.
  package let childProcess: Int32?
  /// The exit code of the command in the box, or nil where it never started or was killed from
  /// outside, which tells a box that could not be made from a program that failed.
  package let exitCode: Int32?

  /// Reads the lines; what can't be read counts for nothing.
  package init(_ text: String) {
    // Other lines, and other keys of newer versions, don't matter here.
    let lines = text.split(separator: "\n")
      .compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    childProcess = lines.lazy.compactMap(\.childProcess).first
    exitCode = lines.lazy.compactMap(\.exitCode).last
  }

  /// Reads what the launcher without bubblewrap wrote before it became the command, and how that
  /// ended.
  init(ofOpenLaunch text: String, _ termination: TerminationStatus?) {
    childProcess = nil
    exitCode =
      switch termination {
      case .exited(let code) where text == "started\n": code
      // As a shell says it, and bubblewrap.
      case .signaled(let signal) where text == "started\n": 128 + signal
      default: nil
      }
  }

  private struct Line: Decodable {
    let childProcess: Int32?
    let exitCode: Int32?

    enum CodingKeys: String, CodingKey {
      case childProcess = "child-pid"
      case exitCode = "exit-code"
    }
  }
}
