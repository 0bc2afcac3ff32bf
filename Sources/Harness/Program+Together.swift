// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Sandbox

extension Program {
  /// Makes several calls in one box, each in a process of its own, or says nil.
  ///
  /// It is nil unless every call returned a value and nothing else happened: whatever else a call
  /// does could have touched the next one, so that each has to be made alone, with ``call(_:)``. The
  /// calls see each other's arguments at best, never an expected value; those that a student must not
  /// see do not belong beside those whose values a student is shown.
  /// - Throws: `SandboxError` where the box could not be run.
  package func callTogether(_ calls: [Call]) async throws -> [CallResult]? {
    let outcome = try await sandbox.run(box(for: calls))
    guard outcome.ending == .exited(0), outcome.errorOutput.isEmpty else { return nil }
    // What is no such answer is told by the calls alone.
    return try? CallResult.results(
      reading: outcome.output,
      types: calls.map { signature(of: $0).returns },
      mostPrintedBytes: limits.outputKiB << 10,
      wall: outcome.wall
    )
  }
}
