// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// Writes values one behind the other, as ``FrameReader`` reads them.
///
/// Integers and counts are 8 bytes, little endian; doubles are their bits, so that NaN's payload,
/// infinities and the sign of zero arrive as they left. Nothing tells the types: both sides know
/// them from the exercise's signature.
package struct FrameWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ value: Int) {
    write(bits: UInt64(bitPattern: Int64(value)))
  }

  package mutating func write(_ value: Double) {
    write(bits: value.bitPattern)
  }

  package mutating func write(_ value: Bool) {
    bytes.append(value ? 1 : 0)
  }

  package mutating func write(_ value: String) {
    let utf8 = Array(value.utf8)
    write(utf8.count)
    bytes += utf8
  }

  /// Bytes of which nothing is known here, with their count in front.
  package mutating func write(bytes value: [UInt8]) {
    write(value.count)
    bytes += value
  }

  package mutating func write(_ value: Matrix) {
    write(value.rows)
    write(value.columns)
    for element in value.elements { write(element) }
  }

  package mutating func write(_ values: [Int]) {
    write(values.count)
    for value in values { write(value) }
  }

  package mutating func write(_ values: [Double]) {
    write(values.count)
    for value in values { write(value) }
  }

  package mutating func write(_ values: [String]) {
    write(values.count)
    for value in values { write(value) }
  }

  package mutating func write(_ values: [Matrix]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// In ascending order of the names.
  package mutating func write(_ values: Parameters) {
    write(values.count)
    for (name, matrix) in values.sorted(by: { $0.key < $1.key }) {
      write(name)
      write(matrix)
    }
  }

  private mutating func write(bits: UInt64) {
    withUnsafeBytes(of: bits.littleEndian) { bytes += $0 }
  }
}
