// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a box reads: its kind, then either one call to the end, or rounds of calls, each with its length
/// in front.
package enum Request {
  /// The kinds; `grade_run.py` has the same numbers.
  enum Kind: Int {
    case alone
    case rounds
  }

  /// For a call that is made alone.
  package static func alone(_ call: [UInt8]) -> [UInt8] {
    kind(.alone) + call
  }

  /// For calls that are made one after the other, in rounds: what is sent for each of these.
  package static func rounds(_ rounds: [[[UInt8]]]) -> [[UInt8]] {
    rounds.enumerated().map { number, calls in
      var list = FrameWriter()
      list.write(calls.count)
      for call in calls { list.write(bytes: call) }
      var round = FrameWriter()
      round.write(bytes: list.bytes)
      return (number == 0 ? kind(.rounds) : []) + round.bytes
    }
  }

  private static func kind(_ kind: Kind) -> [UInt8] {
    var writer = FrameWriter()
    writer.write(kind.rawValue)
    return writer.bytes
  }
}
