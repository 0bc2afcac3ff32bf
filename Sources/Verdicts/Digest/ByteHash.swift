// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// What comes to a number from all that it takes in, byte by byte: texts and values, each so that what
/// follows it can't be taken for a part of it.
protocol ByteHash {
  /// Takes bytes in, without their number.
  mutating func combine(bytes: some Sequence<UInt8>)
}

extension ByteHash {
  /// Takes a text in, so that two texts differ from one that is both.
  mutating func combine(_ text: String) {
    combine(text.utf8.count)
    combine(bytes: text.utf8)
  }

  /// Takes a value in; numbers count as the nearest `Float`, so that the last digits, in which
  /// machines and languages differ, mostly don't.
  ///
  /// The two zeros are one, and so are all NaN.
  mutating func combine(_ value: Value) {
    switch value {
    case .int(let number): combine(tag: 1, [number]) { $0.combine($1) }
    case .double(let number): combine(tag: 2, [number]) { $0.combine($1) }
    case .bool(let truth): combine(tag: 3, [truth ? 1 : 0]) { $0.combine($1) }
    case .string(let text): combine(tag: 4, [text]) { $0.combine($1) }
    case .ints(let numbers): combine(tag: 5, numbers) { $0.combine($1) }
    case .doubles(let numbers): combine(tag: 6, numbers) { $0.combine($1) }
    case .strings(let texts): combine(tag: 7, texts) { $0.combine($1) }
    case .matrix(let matrix):
      combine(tag: 8, [matrix.rows, matrix.columns]) { $0.combine($1) }
      for number in matrix.elements { combine(number) }
    case .matrices(let matrices): combine(tag: 9, matrices) { $0.combine(Value.matrix($1)) }
    case .parameters(let parameters):
      combine(tag: 10, parameters.sorted { $0.key < $1.key }) {
        $0.combine($1.key)
        $0.combine(Value.matrix($1.value))
      }
    case .tuple(let parts): combine(tag: 11, parts) { $0.combine($1) }
    }
  }

  private mutating func combine<Element>(
    tag: UInt8,
    _ elements: [Element],
    each: (inout Self, Element) -> Void
  ) {
    combine(bytes: [tag])
    combine(elements.count)
    for element in elements { each(&self, element) }
  }

  private mutating func combine(_ number: Int) {
    let bits = UInt64(bitPattern: Int64(number))
    combine(bytes: (0..<8).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
  }

  private mutating func combine(_ number: Double) {
    let float = number.isNaN ? Float.nan : Float(number) + 0
    combine(Int(float.bitPattern))
  }
}
