// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import BoxKit
package import Course

extension Value {
  /// Reads a value of a type that both sides know.
  ///
  /// - Throws: `FrameError`: bytes that are no such value.
  package init(reading type: ValueType, from reader: inout FrameReader) throws(FrameError) {
    switch type {
    case .int: self = .int(try reader.int())
    case .double: self = .double(try reader.double())
    case .bool: self = .bool(try reader.bool())
    case .string: self = .string(try reader.string())
    case .ints: self = .ints(try reader.ints())
    case .doubles: self = .doubles(try reader.doubles())
    case .strings: self = .strings(try reader.strings())
    case .matrix: self = .matrix(try reader.matrix())
    case .matrices: self = .matrices(try reader.matrices())
    case .parameters: self = .parameters(try reader.parameters())
    case .tuple(let parts):
      var values: [Value] = []
      for part in parts { values.append(try Value(reading: part, from: &reader)) }
      self = .tuple(values)
    }
  }

  /// Reads the bytes of exactly one value.
  ///
  /// - Throws: `FrameError`.
  package init(reading bytes: [UInt8], type: ValueType) throws(FrameError) {
    var reader = FrameReader(bytes)
    try self.init(reading: type, from: &reader)
    try reader.finish()
  }

  /// Writes the value as a box reads it.
  package func write(to writer: inout FrameWriter) {
    switch self {
    case .int(let value): writer.write(value)
    case .double(let value): writer.write(value)
    case .bool(let value): writer.write(value)
    case .string(let value): writer.write(value)
    case .ints(let values): writer.write(values)
    case .doubles(let values): writer.write(values)
    case .strings(let values): writer.write(values)
    case .matrix(let value): writer.write(value)
    case .matrices(let values): writer.write(values)
    case .parameters(let values): writer.write(values)
    case .tuple(let values): for value in values { value.write(to: &writer) }
    }
  }
}
