// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

extension Program {
  /// Makes several calls in one box, each in a process of its own, or says nil.
  ///
  /// It is nil unless every call returned and nothing else happened: whatever else a call does could
  /// have touched the next one, so that each has to be made alone, with ``call(_:)``. The
  /// calls see each other's arguments at best, never an expected value; those that a student must not
  /// see do not belong beside those whose values a student is shown.
  /// - Throws: as ``call(_:)``.
  package func callTogether(_ calls: [Call]) async throws -> [CallResult]? {
    let outcome = try await sandbox.run(box(for: calls, within: limits.forCallsTogether))
    guard outcome.ending == .exited(0), outcome.errorOutput.isEmpty else { return nil }
    // What is no such answer is told by the calls alone.
    let results = try? CallResult.results(
      reading: outcome.output,
      count: calls.count,
      mostPrintedBytes: limits.outputKiB << 10,
      wall: outcome.wall
    ) { number, answer throws(FrameError) in
      try runtime.ending(reading: answer, returns: signature(of: calls[number]).returns)
    }
    return results.flatMap { $0.allSatisfy(\CallResult.ending.isReturn) ? $0 : nil }
  }
}

extension ResourceLimits {
  /// Time enough for calls that are as quick as most.
  ///
  /// It is lost where one does not return; then each is made alone, with all the time that the course
  /// gives.
  fileprivate var forCallsTogether: ResourceLimits {
    ResourceLimits(
      wallSeconds: min(wallSeconds, 2),
      cpuSeconds: min(cpuSeconds, 1),
      memoryMiB: memoryMiB,
      processes: processes,
      outputKiB: outputKiB
    )
  }
}

extension CallResult.Ending {
  /// Whether the function returned, whatever it was.
  fileprivate var isReturn: Bool {
    switch self {
    case .value, .foreign: true
    case .raised, .trapped, .exited, .noValue, .malformed, .limit: false
    }
  }
}
