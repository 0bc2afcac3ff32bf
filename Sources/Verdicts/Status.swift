// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How a check ended: one of a closed list, in the order in which a report explains them.
///
/// The raw value is what the JSON form and the gradebook hold.
package enum Status: String, Codable, CaseIterable, Sendable {
  /// The right value, a normal exit, within the limits.
  case passed
  /// Compared and different, or a threshold missed.
  case wrongValue = "wrong_value"
  /// Compared, and of another shape, length, type or set of names.
  case wrongShape = "wrong_shape"
  /// Nothing but what the stub returns.
  case notImplemented = "not_implemented"
  /// There is no such function or file.
  case missing
  /// The compiler refused the file.
  case buildFailed = "build_failed"
  /// The compiler ran past a limit.
  case buildLimit = "build_limit"
  /// A signal or a trap ended the program.
  case crashed
  /// An exception that nothing caught ended the program.
  case raised
  /// The program ended with an exit code other than 0.
  case nonzeroExit = "nonzero_exit"
  /// The program ended without a value.
  case noResult = "no_result"
  /// What came back is no value.
  case protocolError = "protocol_error"
  /// Past the limit on time, of the clock or of the processor.
  case timeLimit = "time_limit"
  /// Past the limit on memory.
  case memoryLimit = "memory_limit"
  /// Past the limit on what is printed or on what is returned.
  case outputLimit = "output_limit"
  /// The submission can't be taken in.
  case rejected
  /// A check that this one comes after did not pass.
  case skipped
  /// No sandbox or no toolchain could be had: nothing was run.
  case sandboxUnavailable = "sandbox_unavailable"
  /// A fault of the grader's own.
  case infrastructureError = "infrastructure_error"

  /// Whether it is not the student's doing, so that there is no score, not even a zero.
  package var isUngraded: Bool {
    switch self {
    case .sandboxUnavailable, .infrastructureError: true
    case .passed, .wrongValue, .wrongShape, .notImplemented, .missing, .buildFailed, .buildLimit,
      .crashed, .raised, .nonzeroExit, .noResult, .protocolError, .timeLimit, .memoryLimit,
      .outputLimit, .rejected, .skipped:
      false
    }
  }

  /// The name with hyphens, as JUnit's `type` attribute has it: `wrong-value`.
  package var kebabName: String {
    String(rawValue.map { $0 == "_" ? "-" : $0 })
  }
}
