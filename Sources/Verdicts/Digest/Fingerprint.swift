// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import CourseKit

/// A number made from bytes or values, the same on every machine and in every run.
///
/// It tells honest things apart and is no protection: whoever wants to can make two things with one
/// fingerprint. FNV-1a, 64 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/
package struct Fingerprint: Hashable, Sendable, ByteHash {
  package private(set) var bits: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// The fingerprint of a value's type, structure and content; see ``ByteHash``.
  package init(of value: Value) {
    combine(value)
  }

  /// Sixteen hexadecimal digits.
  package var text: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Takes bytes in, without their number.
  package mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes { bits = (bits ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }
}
