// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Harness

extension FuzzTarget {
  /// What a box answers to one call: the number of the value's type, then the answer.
  ///
  /// What decodes is encoded to the same bytes.
  static let frames = FuzzTarget(name: "frames") { input in
    guard let first = input.first else { return .refused }
    let type = types[Int(first) % types.count]
    let bytes = Array(input.dropFirst())
    // A frame's length is hard to guess: what is in one is read without it, too.
    return Outcome(any: [
      outcome(of: bytes, encodedAgainBy: { Frame.wrap(try Frame.unwrap($0)) }),
      outcome(
        of: bytes,
        encodedAgainBy: { bytes in
          let frames = Frame.leading(in: bytes)
          guard !frames.values.isEmpty else { throw FrameError.notAFrame }
          return frames.values.flatMap(Frame.wrap) + bytes.suffix(frames.rest)
        }
      ),
      outcome(
        of: bytes,
        encodedAgainBy: { encoded([try Value(reading: $0, type: type)]) }
      ),
      outcome(
        of: Frame.wrap(bytes),
        encodedAgainBy: { Frame.wrap(encoded([try Value(reading: Frame.unwrap($0), type: type)])) }
      ),
    ])
  }

  /// What a box answers to several calls: the number of the values' type, that of the calls, then the
  /// answer without its frame.
  ///
  /// What decodes is encoded to the same bytes, and no call printed more than it may.
  static let answers = FuzzTarget(name: "answers") { input in
    guard input.count >= 2 else { return .refused }
    let type = types[Int(input[0]) % types.count]
    return outcome(of: Array(input.dropFirst(2))) { bytes in
      let results = try CallResult.results(
        reading: bytes,
        count: Int(input[1] % 4) + 1,
        mostPrintedBytes: mostPrintedBytes,
        // Longer than any call can say that it took, so that none is cut.
        wall: .nanoseconds(Int.max)
      ) { _, answer throws(FrameError) in .value(try Value(reading: answer, type: type)) }
      guard results.allSatisfy({ $0.printed.count <= mostPrintedBytes }) else { return nil }
      return encoded(results)
    }
  }

  /// In the order of an input's first byte.
  private static let types: [ValueType] = [
    .int, .double, .bool, .string, .ints, .doubles, .strings, .matrix, .matrices, .parameters,
    .tuple([.int, .parameters, .bool]),
  ]
  private static let mostPrintedBytes = 1 << 10

  private static func outcome(
    of bytes: [UInt8],
    encodedAgainBy encode: ([UInt8]) throws -> [UInt8]?
  ) -> Outcome {
    do {
      return Outcome(try encode(bytes) == bytes, orElse: "it decodes and is encoded otherwise")
    } catch {
      return .refused
    }
  }

  private static func encoded(_ values: [Value]) -> [UInt8] {
    var writer = FrameWriter()
    for value in values { value.write(to: &writer) }
    return writer.bytes
  }

  /// As BoxKit writes them.
  private static func encoded(_ results: [CallResult]) -> [UInt8]? {
    var writer = FrameWriter()
    writer.write(results.count)
    for result in results {
      guard case .value(let value) = result.ending else { return nil }
      writer.write(bytes: encoded([value]))
      writer.write(bytes: result.printed)
      let (seconds, attoseconds) = result.wall.components
      writer.write(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
    return writer.bytes
  }
}
