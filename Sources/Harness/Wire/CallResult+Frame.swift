// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import BoxKit

extension CallResult {
  /// Reads what a box answered to several calls, in their order, without its frame.
  ///
  /// How long each took is the box's own word, for information alone; it is cut to `wall`, the longest
  /// that the box may run: how long it did run can hang on later rounds. `ending` tells from the answer
  /// to the call of a number how it ended.
  ///
  /// - Throws: `FrameError`: bytes that are no such answer, or more than a call may print.
  package static func results(
    reading bytes: [UInt8],
    count: Int,
    mostPrintedBytes: Int,
    wall: Duration,
    ending: (_ number: Int, _ answer: [UInt8]) throws(FrameError) -> Ending
  ) throws(FrameError) -> [CallResult] {
    var answer = FrameReader(bytes)
    let found = try answer.int()
    guard found == count else { throw .impossibleCount(found) }
    var results: [CallResult] = []
    for number in 0..<count {
      let value = try answer.bytes()
      let printed = try answer.bytes()
      let nanoseconds = try answer.int()
      guard printed.count <= mostPrintedBytes else { throw .impossibleCount(printed.count) }
      guard nanoseconds >= 0 else { throw .impossibleCount(nanoseconds) }
      results.append(
        CallResult(
          ending: try ending(number, value),
          printed: printed,
          wall: min(.nanoseconds(nanoseconds), wall)
        )
      )
    }
    try answer.finish()
    return results
  }
}
