// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A table of doubles with rows and columns, as a two-dimensional numpy array.
///
/// It is a value: a copy is independent of the original. Indices start at 0. Using an index or a
/// shape that does not fit stops the program with a message that names both.
public struct Matrix: Equatable, Sendable {
  /// The number of rows, 0 or more.
  public let rows: Int

  /// The number of columns, 0 or more.
  public let columns: Int

  /// The values, row after row: the element (i, j) is `elements[i * columns + j]`.
  public var elements: [Double] {
    didSet { Self.check(rows, columns, elements.count) }
  }

  /// Makes a matrix of values given row after row; there must be `rows * columns` of them.
  public init(rows: Int, columns: Int, elements: [Double]) {
    Self.check(rows, columns, elements.count)
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Makes a matrix of zeros, as `numpy.zeros((rows, columns))`.
  public static func zeros(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows, columns, filledWith: 0)
  }

  /// Makes a matrix of ones, as `numpy.ones((rows, columns))`.
  public static func ones(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows, columns, filledWith: 1)
  }

  /// The element in a row and a column, both counted from 0; negative indices are not allowed.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[offset(row, column)] }
    set { elements[offset(row, column)] = newValue }
  }

  /// The matrix with rows and columns exchanged, as numpy's `.T`.
  public var transposed: Matrix {
    var result = Matrix.zeros(columns, rows)
    for row in 0..<rows {
      for column in 0..<columns {
        result.elements[column * rows + row] = elements[row * columns + column]
      }
    }
    return result
  }

  /// Returns a matrix of the same shape whose elements are the results of a function of each.
  public func map(_ transform: (Double) throws -> Double) rethrows -> Matrix {
    Matrix(rows: rows, columns: columns, elements: try elements.map(transform))
  }

  /// The shape in words: "10 x 2".
  var shapeText: String { "\(rows) x \(columns)" }

  private init(_ rows: Int, _ columns: Int, filledWith value: Double) {
    let count = Self.count(rows, columns)
    self.init(
      rows: rows,
      columns: columns,
      elements: [Double](repeating: value, count: count)
    )
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    guard 0..<rows ~= row, 0..<columns ~= column else {
      stop("Matrix index (\(row), \(column)) is outside a \(shapeText) matrix: \(validIndices)")
    }
    return row * columns + column
  }

  private var validIndices: String {
    guard rows > 0, columns > 0 else { return "it has no elements" }
    return "rows go from 0 to \(rows - 1), columns from 0 to \(columns - 1)"
  }

  private static func check(_ rows: Int, _ columns: Int, _ found: Int) {
    let count = count(rows, columns)
    guard found == count else {
      stop("A \(rows) x \(columns) matrix has \(count) elements, but \(found) were given")
    }
  }

  /// The number of elements of a shape; stops where there is no such matrix.
  private static func count(_ rows: Int, _ columns: Int) -> Int {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0 else {
      stop("A matrix cannot have the shape \(rows) x \(columns): both must be 0 or more")
    }
    guard !overflow else { stop("A \(rows) x \(columns) matrix is too large") }
    return count
  }
}
