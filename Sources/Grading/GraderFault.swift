// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Sandbox

/// A fault of the grader's own that came twice; what it was about stays ungraded.
struct GraderFault: Error {
  let reason: LocalizedText
}

extension Grader {
  /// Does something with boxes, and once more where a passing fault of the machine's kept it from being
  /// done.
  ///
  /// - Throws: `GraderFault` for a fault that came twice, and unchanged what no second try can mend:
  ///   no sandbox, no toolchain, cancellation.
  func retryingFaults<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch  where error.isPassingFault {
      do {
        return try await body()
      } catch  where error.isPassingFault {
        throw GraderFault(reason: words(error))
      }
    }
  }
}

extension Error {
  /// Whether it is a fault of the machine's that a second try may not meet.
  var isPassingFault: Bool {
    switch self {
    case let error as SandboxError: !error.isUnavailable
    case let error as HarnessError: !error.isUnavailable
    default: false
    }
  }
}
