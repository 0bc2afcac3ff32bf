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
    let outcome = try await sandbox.run(box(for: calls))
    guard outcome.ending == .exited(0), outcome.errorOutput.isEmpty else { return nil }
    // What is no such answer is told by the calls alone.
    return try? results(in: outcome.output, of: calls)
  }

  private func results(
    in output: [UInt8],
    of calls: [Call]
  ) throws(FrameError) -> [CallResult]? {
    var answer = FrameReader(try Frame.unwrap(output))
    let count = try answer.int()
    guard count == calls.count else { throw .impossibleCount(count) }
    var results: [CallResult] = []
    for call in calls {
      let value = try answer.bytes()
      let printed = try answer.bytes()
      let nanoseconds = try answer.int()
      guard printed.count <= limits.outputKiB << 10 else { throw .trailingBytes(printed.count) }
      let ending = try runtime.ending(reading: value, returns: signature(of: call).returns)
      guard ending.isReturn else { return nil }
      results.append(
        CallResult(
          ending: ending,
          printed: printed,
          // The box's own word, for information alone.
          wall: .nanoseconds(max(0, nanoseconds))
        )
      )
    }
    try answer.finish()
    return results
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
