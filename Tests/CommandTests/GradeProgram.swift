// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Subprocess
import TestSupport

/// The built program, run as somebody at a shell runs it.
enum GradeProgram {
  /// What a run printed and the code that it ended with.
  struct Run: Equatable {
    var out: String
    var err: String
    /// The exit code, or less than 0 where a signal of that number ended it.
    var code: Int
  }

  /// The binary that was built beside the tests that are running.
  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("grade")
        .path
    }
  }

  /// The whole environment of a run: nothing of the machine's own but where programs are.
  static var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8",
      "HOME": testCacheFolder,
      "XDG_CACHE_HOME": testCacheFolder,
      "SOURCE_DATE_EPOCH": "1767225600",
    ]
  }

  /// Runs it, or another program in the same way, to its end.
  ///
  /// `folder` is the current one of the run; `changes` are what the environment has besides, or
  /// instead; `becoming` is a command that becomes the program, as another user.
  static func run(
    program: String? = nil,
    _ arguments: [String],
    in folder: String,
    changes: [String: String] = [:],
    becoming: [String] = []
  ) async throws -> Run {
    let variables = environment.merging(changes) { $1 }.map { "\($0)=\($1)" }.sorted()
    // 'env' empties the environment, goes to the folder and then becomes the program.
    let command = becoming + [try program ?? path] + arguments
    let result = try await Subprocess.run(
      .name("env"),
      arguments: Arguments(["-i", "-C", folder] + variables + command),
      output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20)
    )
    let code =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): -Int(signal)
      }
    return Run(out: result.standardOutput, err: result.standardError, code: code)
  }
}
