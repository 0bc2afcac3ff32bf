// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with bytes that should be a frame.
package enum FrameError: Error, Equatable, CustomStringConvertible {
  /// The bytes end before the value does.
  case truncated
  /// Bytes follow the value.
  case trailingBytes(Int)
  /// A frame does not begin as one.
  case notAFrame
  /// The frame's length is not that of what follows it.
  case lengthDiffers(announced: Int, found: Int)
  case notUTF8
  /// A text has more than ``FrameReader/mostMarks`` combining marks in a row.
  case tooManyMarks
  case notABool(UInt8)
  /// A count or dimension is negative, or more than the bytes that are left can hold.
  case impossibleCount(Int)
  /// The names of parameters are not in ascending order, so one may stand twice.
  case namesOutOfOrder(String)

  package var description: String {
    switch self {
    case .truncated: "it ends too early"
    case .trailingBytes(let count): "\(count) bytes follow it"
    case .notAFrame: "it does not begin as a frame"
    case .lengthDiffers(let announced, let found):
      "it announces \(announced) bytes and holds \(found)"
    case .notUTF8: "a text in it is not UTF-8"
    case .tooManyMarks:
      "a text in it has more than \(FrameReader.mostMarks) combining marks in a row"
    case .notABool(let byte): "a truth value in it is \(byte), not 0 or 1"
    case .impossibleCount(let count): "a count in it is \(count), which can't be"
    case .namesOutOfOrder(let name): "the name '\(name)' is out of order or stands twice"
    }
  }
}
