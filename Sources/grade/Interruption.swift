// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc

/// Ctrl-C: ends what is running in an orderly way, so that no box and no folder is left behind.
enum Interruption {
  /// Runs `body`, and cancels it when the program is told to end.
  static func cancelling(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { task.cancel() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    try await task.value
  }
}
