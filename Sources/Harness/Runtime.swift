// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

/// How programs of one language are run in a box, and what they say there.
protocol Runtime: Sendable {
  var language: ProgrammingLanguage { get }

  /// The box that makes calls with a program, which reads them as BoxKit's `serve` does.
  ///
  /// - Throws: `HarnessError` where this machine can't run such programs.
  func box(
    running executable: [UInt8],
    input: Box.Input,
    limits: BoxLimits
  ) throws(HarnessError) -> Box

  /// What a program's standard error says beside its own prints.
  func report(on errorOutput: [UInt8]) -> TrapReport

  /// What a program says of one call that came to its end.
  ///
  /// - Throws: `FrameError`: bytes that say nothing of the kind.
  func ending(
    reading answer: [UInt8],
    returns type: ValueType
  ) throws(FrameError) -> CallResult.Ending
}
