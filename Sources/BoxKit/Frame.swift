// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a box answers with: a mark, the length of a value's bytes, and the bytes.
package enum Frame {
  /// "GRF1": a frame, first version.
  private static let mark: [UInt8] = [0x47, 0x52, 0x46, 0x31]

  /// The bytes of a frame around a value's.
  package static func wrap(_ value: [UInt8]) -> [UInt8] {
    var header = FrameWriter()
    header.write(value.count)
    return mark + header.bytes + value
  }

  /// The value's bytes of exactly one frame.
  ///
  /// - Throws: `FrameError.notAFrame`, `.truncated`, `.lengthDiffers`.
  package static func unwrap(_ bytes: [UInt8]) throws(FrameError) -> [UInt8] {
    guard bytes.starts(with: mark) else { throw .notAFrame }
    let length = mark.count + 8
    guard bytes.count >= length else { throw .truncated }
    var header = FrameReader(Array(bytes[mark.count..<length]))
    let announced = try header.int()
    guard announced == bytes.count - length else {
      throw .lengthDiffers(announced: announced, found: bytes.count - length)
    }
    return Array(bytes[length...])
  }
}
