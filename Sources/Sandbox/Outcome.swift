// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How a box ended and what it wrote.
///
/// Nothing in it is evidence of anything but that.
package struct Outcome: Sendable, Equatable {
  /// Why the box is no longer running.
  package enum Ending: Sendable, Equatable {
    case exited(Int32)
    /// Killed by a signal; bubblewrap reports it as an exit code of 128 and more, which a program
    /// can also choose itself.
    case signalled(Int32)
    case wallLimit
    case cpuLimit
    case memoryLimit
    case outputLimit
  }

  package let ending: Ending
  /// At most the limit's bytes.
  package let output: [UInt8]
  /// At most the limit's bytes.
  package let errorOutput: [UInt8]
  package let wall: Duration
  /// How many of ``Box/Input/requests(_:isAnswered:)`` were sent.
  package let requestCount: Int
}
