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

  package init(ending: Ending, output: [UInt8], errorOutput: [UInt8], wall: Duration) {
    self.ending = ending
    self.output = output
    self.errorOutput = errorOutput
    self.wall = wall
  }
}
