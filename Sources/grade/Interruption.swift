// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Synchronization

/// Ctrl-C: ends what is running in an orderly way, so that no box and no folder is left behind.
enum Interruption {
  /// Runs `body`, and cancels it when the program is told to end.
  static func cancelling(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await body() }
    let isFirst = Mutex(true)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        let first = isFirst.withLock { isFirst in
          defer { isFirst = false }
          return isFirst
        }
        if first, let stop = gentleStop.withLock({ $0 }) { stop.ask() } else { task.cancel() }
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    try await task.value
  }

  private static let gentleStop = Mutex<GentleStop?>(nil)

  /// From now on the first time that the program is told to end only asks for it, and calls `onAsked`;
  /// the second time cancels as before.
  static func afterTheCurrent(_ onAsked: @escaping @Sendable () -> Void) -> GentleStop {
    let stop = GentleStop(onAsked)
    gentleStop.withLock { $0 = stop }
    return stop
  }
}

/// Whether a program that does many things one after the other was asked to begin no further one.
final class GentleStop: Sendable {
  // A class, since a signal's handler sets what the work reads.
  private let asked = Mutex(false)
  private let onAsked: @Sendable () -> Void

  fileprivate init(_ onAsked: @escaping @Sendable () -> Void) {
    self.onAsked = onAsked
  }

  @Sendable func isAsked() -> Bool { asked.withLock { $0 } }

  fileprivate func ask() {
    asked.withLock { $0 = true }
    onAsked()
  }
}
