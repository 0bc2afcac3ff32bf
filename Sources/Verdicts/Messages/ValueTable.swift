// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// The elements of a matrix or list for people to look at, those that differ marked.
///
/// Of a large one only a part is kept, around the first element that differs.
package struct ValueTable: Equatable, Sendable {
  /// One element.
  package struct Cell: Equatable, Sendable {
    package let text: String
    /// Whether it differs from the other value's element in its place.
    package let differs: Bool
  }

  package static let mostRows = 12
  package static let mostColumns = 8

  /// What it is: `W1 expected`.
  package let label: String
  /// Rows and columns of the whole; nil for a list, which is one row.
  package let shape: Shape?
  /// The indices of the rows and columns that are kept.
  package let rowRange: Range<Int>
  package let columnRange: Range<Int>
  package let cells: [[Cell]]

  /// Whether there is more of the value than is kept.
  package var isCut: Bool { rowRange.count < rowCount || columnRange.count < columnCount }
  package let rowCount: Int
  package let columnCount: Int

  /// Makes a table of a value; nil for a value that is no matrix or list, and for an empty one.
  ///
  /// `first` is the place of the first element that differs, `differs` tells of each whether it does.
  init?(of value: Value, label: String, first: [Int], differs: (Int) -> Bool) {
    guard let (shape, elements) = value.asTable, !elements.isEmpty else { return nil }
    let columns = shape?.columns ?? elements.count
    let (row, column) = (first.dropLast().last ?? 0, first.last ?? 0)
    self.label = label
    self.shape = shape
    rowCount = elements.count / columns
    columnCount = columns
    let rows = Self.window(of: rowCount, most: Self.mostRows, around: row)
    let kept = Self.window(of: columns, most: Self.mostColumns, around: column)
    rowRange = rows
    columnRange = kept
    cells = rows.map { row in
      kept.map { column in
        let position = row * columns + column
        return Cell(
          text: Self.text(of: elements[position]),
          differs: differs(position)
        )
      }
    }
  }

  private static func text(of scalar: Scalar) -> String {
    let text = ValueText.text(of: scalar)
    // Numbers are harmless as they are, and many.
    guard case .string = scalar else { return text }
    return SafeText.line(text, maxBytes: 100)
  }

  /// As many indices as may be kept, from the first ones if `index` is among them.
  private static func window(of count: Int, most: Int, around index: Int) -> Range<Int> {
    guard count > most, index >= most else { return 0..<min(count, most) }
    let start = min(index - most / 2, count - most)
    return start..<start + most
  }
}

extension Value {
  /// The elements in row-major order, with the shape where it is a matrix.
  fileprivate var asTable: (shape: Shape?, elements: [Scalar])? {
    switch self {
    case .matrix(let matrix): (Shape(of: matrix), matrix.elements.map(Scalar.double))
    case .ints(let numbers): (nil, numbers.map(Scalar.int))
    case .doubles(let numbers): (nil, numbers.map(Scalar.double))
    case .strings(let strings): (nil, strings.map(Scalar.string))
    case .int, .double, .bool, .string, .matrices, .parameters, .tuple: nil
    }
  }
}
