// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Finds rows and cells in a CSV file's bytes, one row at a time.
struct CSVScanner {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let quote = UInt8(ascii: "\"")

  let delimiter: UInt8
  private let bytes: [UInt8]
  private let file: String
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    position = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    delimiter = Self.delimiter(of: bytes)
  }

  /// The next row that isn't an empty line; nil at the end.
  mutating func row() throws(CSVError) -> CSVDocument.Row? {
    while takeLineEnd() {}
    guard position < bytes.count else { return nil }
    let start = line
    var cells = [try cell()]
    while position < bytes.count, bytes[position] == delimiter {
      position += 1
      cells.append(try cell())
    }
    _ = takeLineEnd()
    return CSVDocument.Row(line: start, cells: cells)
  }

  /// Steps over CR LF, LF or CR; false where there is none.
  private mutating func takeLineEnd() -> Bool {
    guard position < bytes.count, Self.isLineEnd(bytes[position]) else { return false }
    let isPair = bytes[position...].starts(with: [0x0D, 0x0A])
    position += isPair ? 2 : 1
    line += 1
    return true
  }

  private mutating func cell() throws(CSVError) -> CSVDocument.Cell {
    let start = position
    let isQuoted = position < bytes.count && bytes[position] == Self.quote
    let content = isQuoted ? try quoted() : try plain()
    guard let text = String(validating: content, as: UTF8.self) else {
      throw CSVError(file: file, line: line, fault: .notUTF8)
    }
    return CSVDocument.Cell(text: text, bytes: start..<position)
  }

  /// The bytes up to the cell's end.
  private mutating func plain() throws(CSVError) -> [UInt8] {
    let start = position
    while position < bytes.count, bytes[position] != delimiter, !Self.isLineEnd(bytes[position]) {
      guard bytes[position] != Self.quote else { throw misplacedQuote }
      position += 1
    }
    return Array(bytes[start..<position])
  }

  /// The bytes between two quotation marks, doubled ones as one; nothing may follow them.
  private mutating func quoted() throws(CSVError) -> [UInt8] {
    let start = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      let next = position + 1 < bytes.count ? bytes[position + 1] : nil
      position += 1
      if byte == Self.quote {
        guard next == Self.quote else {
          guard next == nil || next == delimiter || next.map(Self.isLineEnd) == true else {
            throw misplacedQuote
          }
          return content
        }
        position += 1
      } else if byte == 0x0A || (byte == 0x0D && next != 0x0A) {
        line += 1
      }
      content.append(byte)
    }
    throw CSVError(file: file, line: start, fault: .quotationNotClosed)
  }

  private var misplacedQuote: CSVError {
    CSVError(file: file, line: line, fault: .quotationMarkMisplaced)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The commonest delimiter of the first line that is not empty, quotations aside.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let candidates = [",", ";", "\t"].map(UInt8.init(ascii:))
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes.drop(while: isLineEnd) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(byte) { break }
      if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
