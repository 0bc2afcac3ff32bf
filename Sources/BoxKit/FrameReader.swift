// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// Reads values one behind the other, strictly: what the types don't allow is an error.
///
/// Safe on any bytes: no count is believed beyond what the bytes that are left can hold, so that
/// neither memory nor time is more than linear in their number.
package struct FrameReader: Sendable {
  private var rest: ArraySlice<UInt8>

  /// The most rows or columns of a matrix: one without elements could claim any number of them.
  private static let longestDimension = 1 << 20
  /// The most combining marks in a row: to compare texts takes time quadratic in it.
  ///
  /// Source: the Stream-Safe Text Format of Unicode Standard Annex 15.
  package static let mostMarks = 30
  /// The most named matrices; a network of 128 layers has as many.
  private static let mostNames = 256

  package init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  package mutating func int() throws(FrameError) -> Int {
    Int(Int64(bitPattern: try bits()))
  }

  package mutating func double() throws(FrameError) -> Double {
    Double(bitPattern: try bits())
  }

  package mutating func bool() throws(FrameError) -> Bool {
    let byte = try take(1)[rest.startIndex - 1]
    guard byte <= 1 else { throw .notABool(byte) }
    return byte == 1
  }

  package mutating func string() throws(FrameError) -> String {
    let utf8 = try take(try count(ofBytesEach: 1))
    guard let string = String(validating: utf8, as: UTF8.self) else { throw .notUTF8 }
    var marks = 0
    for scalar in string.unicodeScalars {
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      guard marks <= Self.mostMarks else { throw .tooManyMarks }
    }
    return string
  }

  /// Bytes of which nothing is known here.
  package mutating func bytes() throws(FrameError) -> [UInt8] {
    Array(try take(try count(ofBytesEach: 1)))
  }

  package mutating func matrix() throws(FrameError) -> Matrix {
    let rows = try int()
    let columns = try int()
    for count in [rows, columns] where !(0...Self.longestDimension).contains(count) {
      throw .impossibleCount(count)
    }
    let count = rows * columns
    guard count <= rest.count / 8 else { throw .impossibleCount(count) }
    return Matrix(rows: rows, columns: columns, elements: try doubles(count))
  }

  package mutating func ints() throws(FrameError) -> [Int] {
    var values: [Int] = []
    for _ in 0..<(try count(ofBytesEach: 8)) { values.append(try int()) }
    return values
  }

  package mutating func doubles() throws(FrameError) -> [Double] {
    try doubles(try count(ofBytesEach: 8))
  }

  package mutating func strings() throws(FrameError) -> [String] {
    var values: [String] = []
    for _ in 0..<(try count(ofBytesEach: 8)) { values.append(try string()) }
    return values
  }

  package mutating func matrices() throws(FrameError) -> [Matrix] {
    var values: [Matrix] = []
    for _ in 0..<(try count(ofBytesEach: 16)) { values.append(try matrix()) }
    return values
  }

  package mutating func parameters() throws(FrameError) -> Parameters {
    var values: Parameters = [:]
    var last: String?
    let count = try count(ofBytesEach: 24)
    guard count <= Self.mostNames else { throw .impossibleCount(count) }
    for _ in 0..<count {
      let name = try string()
      if let last, name <= last { throw .namesOutOfOrder(name) }
      last = name
      values[name] = try matrix()
    }
    return values
  }

  /// Holds that nothing follows.
  package func finish() throws(FrameError) {
    guard rest.isEmpty else { throw .trailingBytes(rest.count) }
  }

  private mutating func doubles(_ count: Int) throws(FrameError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try double()) }
    return values
  }

  /// A count of things that take at least so many bytes each.
  private mutating func count(ofBytesEach size: Int) throws(FrameError) -> Int {
    let count = try int()
    guard count >= 0, count <= rest.count / size else { throw .impossibleCount(count) }
    return count
  }

  private mutating func bits() throws(FrameError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func take(_ count: Int) throws(FrameError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .truncated }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
