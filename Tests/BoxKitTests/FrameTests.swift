// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import CourseKit
import Testing

@Suite struct FrameTests {
  private static let parameters: Parameters = [
    "W1": Matrix(rows: 2, columns: 1, elements: [-0.0, .infinity]),
    "b1": Matrix(rows: 0, columns: 3, elements: []),
  ]

  /// The bytes of one value of each type.
  private static var sample: [UInt8] {
    var writer = FrameWriter()
    writer.write(-7)
    writer.write(0.1)
    writer.write(true)
    writer.write("é\0")
    writer.write([1, .max])
    writer.write([Double.leastNonzeroMagnitude])
    writer.write(["", "a"])
    writer.write([Matrix.zeros(1, 2)])
    writer.write(parameters)
    return writer.bytes
  }

  private static func read(_ bytes: [UInt8]) throws(FrameError) {
    var reader = FrameReader(bytes)
    _ = try reader.int()
    _ = try reader.double()
    _ = try reader.bool()
    _ = try reader.string()
    _ = try reader.ints()
    _ = try reader.doubles()
    _ = try reader.strings()
    _ = try reader.matrices()
    _ = try reader.parameters()
    try reader.finish()
  }

  @Test("What was written is read again, bit for bit")
  func roundTrip() throws {
    var reader = FrameReader(Self.sample)

    #expect(try reader.int() == -7)
    #expect(try reader.double() == 0.1)
    #expect(try reader.bool())
    #expect(try reader.string() == "é\0")
    #expect(try reader.ints() == [1, .max])
    #expect(try reader.doubles() == [.leastNonzeroMagnitude])
    #expect(try reader.strings() == ["", "a"])
    #expect(try reader.matrices() == [.zeros(1, 2)])
    let parameters = try reader.parameters()
    #expect(parameters == Self.parameters)
    #expect(parameters["W1"]?.elements[0].sign == .minus)
    try reader.finish()
  }

  @Test("NaN keeps its bits")
  func nan() throws {
    let value = Double(bitPattern: 0x7FF8_0000_0000_1234)
    var writer = FrameWriter()
    writer.write(value)
    var reader = FrameReader(writer.bytes)

    #expect(try reader.double().bitPattern == value.bitPattern)
  }

  @Test("Every cut of a value's bytes is an error")
  func truncation() {
    for count in 0..<Self.sample.count {
      #expect(throws: FrameError.self) { try Self.read(Array(Self.sample.prefix(count))) }
    }
  }

  @Test("Bytes behind the value are an error")
  func trailing() {
    #expect(throws: FrameError.trailingBytes(1)) { try Self.read(Self.sample + [0]) }
  }

  @Test("A name that stands twice, or out of order, is an error")
  func names() {
    for names in [["a", "a"], ["b", "a"]] {
      var writer = FrameWriter()
      writer.write(2)
      for name in names {
        writer.write(name)
        writer.write(Matrix.zeros(1, 1))
      }
      var reader = FrameReader(writer.bytes)
      #expect(throws: FrameError.namesOutOfOrder("a")) { try reader.parameters() }
    }
  }

  @Test(
    "A count that the bytes can't hold is refused before anything is allocated",
    arguments: [-1, 2, Int.max, 1 << 40]
  )
  func counts(_ count: Int) {
    var writer = FrameWriter()
    writer.write(count)
    writer.write(0)
    var doubles = FrameReader(writer.bytes)
    var text = FrameReader(writer.bytes)
    var matrix = FrameReader(writer.bytes + writer.bytes)

    #expect(throws: FrameError.impossibleCount(count)) { try doubles.doubles() }
    if count != 2 {
      #expect(throws: FrameError.impossibleCount(count)) { try text.string() }
      #expect(throws: FrameError.self) { try matrix.matrix() }
    }
  }

  @Test("Bytes that are no UTF-8, or no truth value, are errors")
  func malformed() {
    var text = FrameReader([2, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x80])
    var truth = FrameReader([2])

    #expect(throws: FrameError.notUTF8) { try text.string() }
    #expect(throws: FrameError.notABool(2)) { try truth.bool() }
  }

  @Test("A text that takes long to compare with any other is refused")
  func marks() throws {
    func read(_ marks: Int) throws -> String {
      var writer = FrameWriter()
      writer.write("W" + String(repeating: "\u{301}\u{316}", count: marks / 2))
      var reader = FrameReader(writer.bytes)
      return try reader.string()
    }

    #expect(try read(30).unicodeScalars.count == 31)
    #expect(throws: FrameError.tooManyMarks) { try read(32) }
  }

  @Test("More names than a network has are refused")
  func manyNames() throws {
    func read(_ count: Int) throws -> Parameters {
      var writer = FrameWriter()
      writer.write(
        Dictionary(uniqueKeysWithValues: (0..<count).map { ("W\($0)", Matrix.zeros(0, 0)) })
      )
      var reader = FrameReader(writer.bytes)
      return try reader.parameters()
    }

    #expect(try read(256).count == 256)
    #expect(throws: FrameError.impossibleCount(257)) { try read(257) }
  }

  @Test("A frame is exactly one mark, one length and that many bytes")
  func frames() throws {
    let frame = Frame.wrap([1, 2, 3])

    #expect(try Frame.unwrap(frame) == [1, 2, 3])
    #expect(throws: FrameError.notAFrame) { try Frame.unwrap(Array("{\"value\":55}".utf8)) }
    #expect(throws: FrameError.truncated) { try Frame.unwrap(Array(frame.prefix(8))) }
    #expect(throws: FrameError.lengthDiffers(announced: 3, found: 2)) {
      try Frame.unwrap(frame.dropLast())
    }
    #expect(throws: FrameError.lengthDiffers(announced: 3, found: 18)) {
      try Frame.unwrap(frame + frame)
    }
  }

  @Test("Frames one behind the other end at what is none, or not all there")
  func leadingFrames() {
    let frames = Frame.wrap([1, 2, 3]) + Frame.wrap([])
    let negative = Array(Frame.wrap([]).prefix(4)) + Array(repeating: 0xff, count: 8)

    for rest in [[], [0x47], Array(Frame.wrap([4]).dropLast()), negative, [1, 2]] as [[UInt8]] {
      let leading = Frame.leading(in: frames + rest)

      #expect(leading.values == [[1, 2, 3], []])
      #expect(leading.rest == rest.count)
    }
  }

  @Test("Random changes of a value's bytes never trap", arguments: [1, 2, 3, 4] as [UInt32])
  func mutations(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    for _ in 0..<2_000 {
      var bytes = Self.sample
      for _ in 0..<random.randint(1, 6) {
        bytes[random.randint(0, bytes.count)] = UInt8(random.randint(0, 256))
      }
      // A value or an error: both are fine, as long as it ends.
      try? Self.read(bytes)
      _ = try? Frame.unwrap(bytes)
      _ = Frame.leading(in: Frame.wrap([]) + bytes)
    }
  }
}
