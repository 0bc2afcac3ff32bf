// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import BoxKit
package import Course

extension CallResult {
  /// Reads what a box answered to several calls, whose values have these types, in their order.
  ///
  /// How long each took is the box's own word, for information alone; it is cut to `wall`, how long
  /// the box was seen to run.
  ///
  /// - Throws: `FrameError`: bytes that are no such answer, or more than a call may print.
  package static func results(
    reading frame: [UInt8],
    types: [ValueType],
    mostPrintedBytes: Int,
    wall: Duration
  ) throws(FrameError) -> [CallResult] {
    var answer = FrameReader(try Frame.unwrap(frame))
    let count = try answer.int()
    guard count == types.count else { throw .impossibleCount(count) }
    var results: [CallResult] = []
    for type in types {
      let value = try answer.bytes()
      let printed = try answer.bytes()
      let nanoseconds = try answer.int()
      guard printed.count <= mostPrintedBytes else { throw .impossibleCount(printed.count) }
      guard nanoseconds >= 0 else { throw .impossibleCount(nanoseconds) }
      results.append(
        CallResult(
          ending: .value(try Value(reading: value, type: type)),
          printed: printed,
          wall: min(.nanoseconds(nanoseconds), wall)
        )
      )
    }
    try answer.finish()
    return results
  }
}
