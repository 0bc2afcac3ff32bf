// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Why what a program answered with is no value.
package enum MalformedAnswer: Codable, Equatable, Sendable {
  /// It ends before the value does.
  case truncated
  case trailingBytes(Int)
  /// It does not begin as an answer.
  case foreign
  /// Its length is not the one that it announces.
  case lengthDiffers(announced: Int, found: Int)
  case notUTF8
  case tooManyMarks(limit: Int)
  case notABool(UInt8)
  /// A count or dimension that can't be.
  case impossibleCount(Int)
  /// The name of a parameter that is out of order or stands twice.
  case namesOutOfOrder(String)
}
