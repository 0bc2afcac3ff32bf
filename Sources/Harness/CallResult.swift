// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What came of calling a submission's function once.
package struct CallResult: Sendable, Equatable {
  package enum Ending: Sendable, Equatable {
    /// It returned this value and the program ended normally.
    case value(Value)
    /// The program stopped itself or was stopped by a signal: the runtime's reason, and the
    /// student's file and line where they are known.
    case trapped(reason: String, file: String?, line: Int?)
    /// An exception that nothing caught: the name of its class, its text, and the innermost line of the
    /// student's that it passed.
    case raised(type: String, message: String, place: CodePlace?)
    /// It returned something of another type than it should, and the program ended normally.
    case foreign(ForeignValue)
    /// It ended with a code other than 0, whatever it had answered.
    case exited(code: Int32)
    /// It ended normally without an answer.
    case noValue
    /// What it answered is no value; why.
    case malformed(MalformedAnswer)
    case limit(ExceededLimit)
  }

  package let ending: Ending
  /// What the program printed, at most the output limit's bytes, not made harmless.
  package let printed: [UInt8]
  package let wall: Duration

  package init(ending: Ending, printed: [UInt8], wall: Duration) {
    self.ending = ending
    self.printed = printed
    self.wall = wall
  }
}
