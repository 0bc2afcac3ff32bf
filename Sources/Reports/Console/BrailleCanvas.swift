// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A grid of dots that is printed as braille characters, each 2 dots wide and 4 high.
struct BrailleCanvas {
  private let width: Int
  private var cells: [UInt32]

  init(width: Int, height: Int) {
    self.width = width
    cells = Array(repeating: 0, count: width * height)
  }

  /// The dots from left to right and from top to bottom.
  var columns: Int { width * 2 }
  var dotRows: Int { cells.count / width * 4 }

  /// The rows of characters from the top, without spaces at their ends.
  var rows: [String] {
    stride(from: 0, to: cells.count, by: width).map { start in
      let row = cells[start..<start + width]
      let inked = row.lastIndex { $0 != 0 }.map { row[...$0] } ?? []
      return String(String.UnicodeScalarView(inked.map(Self.character)))
    }
  }

  /// Sets the dots of a straight line, both ends included.
  mutating func drawLine(from start: (column: Int, row: Int), to end: (column: Int, row: Int)) {
    let steps = max(abs(end.column - start.column), abs(end.row - start.row), 1)
    for step in 0...steps {
      setDot(
        column: start.column + (end.column - start.column) * step / steps,
        row: start.row + (end.row - start.row) * step / steps
      )
    }
  }

  private mutating func setDot(column: Int, row: Int) {
    // Unicode numbers the dots 1 2 3 7 down the left side and 4 5 6 8 down the right one.
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    cells[row / 4 * width + column / 2] |= bits[row % 4][column % 2]
  }

  /// An empty cell is a space: the empty braille character is a box in some fonts.
  private static func character(_ dots: UInt32) -> Unicode.Scalar {
    dots == 0 ? " " : Unicode.Scalar(0x2800 + dots) ?? " "
  }
}
