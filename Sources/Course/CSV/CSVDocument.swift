// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A CSV file as it stands: each cell with its text and with the bytes that it is made of, so that
/// what nobody changes can be written back byte for byte.
///
/// RFC 4180, and what spreadsheets and learning platforms make of it: a byte order mark, `;` or a
/// tab between cells, rows that end in CR LF, LF or CR. Empty lines are no rows. A quotation mark
/// inside a cell without quotation marks, or behind a closing one, is an error: nothing is guessed.
///
/// Read here and not by SwiftCSV 0.10.0, which drops blanks at a cell's start (Canvas has four) and
/// an empty last cell, takes a quotation that nobody closes for the rest of the file, doesn't see
/// quotation marks and commas with a combining character behind them, and tells neither where a
/// cell's bytes are nor in which line a fault is.
package struct CSVDocument: Equatable, Sendable {
  /// One cell.
  package struct Cell: Equatable, Sendable {
    package let text: String
    /// Where it stands in the file's bytes, quotation marks included.
    package let bytes: Range<Int>
  }

  /// One row; never empty.
  package struct Row: Equatable, Sendable {
    /// The line that it begins in, from 1.
    package let line: Int
    package let cells: [Cell]
  }

  /// The file's name, for messages.
  package let file: String
  package let bytes: [UInt8]
  /// What stands between cells: the commonest of `,`, `;` and tab in the first row, `,` first.
  package let delimiter: UInt8
  /// The first row is the header.
  package let rows: [Row]

  /// Reads a file's bytes; `file` is what errors name it.
  ///
  /// - Throws: ``CSVError`` for what is no UTF-8, has no row or a quotation mark out of place.
  package init(_ bytes: [UInt8], file: String) throws(CSVError) {
    var scanner = CSVScanner(bytes, file: file)
    delimiter = scanner.delimiter
    var rows: [Row] = []
    while let row = try scanner.row() { rows.append(row) }
    guard !rows.isEmpty else { throw CSVError(file: file, line: 1, fault: .empty) }
    self.file = file
    self.bytes = bytes
    self.rows = rows
  }

  package var header: Row { rows[0] }

  /// The rows below the header, each as long as it.
  ///
  /// - Throws: ``CSVError/Fault/cellCount(found:header:)``.
  package func body() throws(CSVError) -> ArraySlice<Row> {
    for row in rows where row.cells.count != header.cells.count {
      throw error(
        row.line,
        .cellCount(found: row.cells.count, header: header.cells.count)
      )
    }
    return rows.dropFirst()
  }

  /// The position of the only column with a name, blanks at its ends aside; nil where there is none.
  ///
  /// - Throws: ``CSVError/Fault/columnTwice(name:)``.
  package func column(_ name: String) throws(CSVError) -> Int? {
    let positions = header.cells.indices.filter { header.cells[$0].text.trimmingBlanks == name }
    guard positions.count <= 1 else { throw error(header.line, .columnTwice(name: name)) }
    return positions.first
  }

  /// As ``column(_:)``, of a column that has to be there.
  package func requiredColumn(_ name: String) throws(CSVError) -> Int {
    guard let column = try column(name) else {
      throw error(header.line, .columnMissing(name: name, found: header.cells.map(\.text)))
    }
    return column
  }

  /// The error of a fault in a line.
  package func error(_ line: Int, _ fault: CSVError.Fault) -> CSVError {
    CSVError(file: file, line: line, fault: fault)
  }

  /// The file's bytes with other bytes in the place of some cells.
  ///
  /// - Complexity: linear in the file's length.
  package func bytes(replacing changes: [Range<Int>: [UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for (range, replacement) in changes.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
      result += bytes[position..<range.lowerBound]
      result += replacement
      position = range.upperBound
    }
    return result + bytes[position...]
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  package var trimmingBlanks: String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let beginning = unicodeScalars.drop(while: isBlank)
    guard let last = beginning.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(beginning[...last])
  }
}
