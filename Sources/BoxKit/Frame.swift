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
    let announced = try announcedCount(in: bytes[...])
    let rest = bytes.dropFirst(headerCount)
    guard announced == rest.count else {
      throw .lengthDiffers(announced: announced, found: rest.count)
    }
    return Array(rest)
  }

  /// The values' bytes of the whole frames at the beginning, one behind the other, and how many bytes
  /// follow them.
  package static func leading(in bytes: [UInt8]) -> (values: [[UInt8]], rest: Int) {
    var values: [[UInt8]] = []
    var rest = bytes[...]
    // What does not begin as a frame, or is not all there yet, ends them.
    while let announced = try? announcedCount(in: rest), announced >= 0,
      announced <= rest.count - headerCount
    {
      rest = rest.dropFirst(headerCount)
      values.append(Array(rest.prefix(announced)))
      rest = rest.dropFirst(announced)
    }
    return (values, rest.count)
  }

  private static let headerCount = mark.count + 8

  /// The length that a frame at the beginning announces.
  private static func announcedCount(in bytes: ArraySlice<UInt8>) throws(FrameError) -> Int {
    guard bytes.starts(with: mark) else { throw .notAFrame }
    guard bytes.count >= headerCount else { throw .truncated }
    var header = FrameReader(Array(bytes.dropFirst(mark.count).prefix(8)))
    return try header.int()
  }
}
