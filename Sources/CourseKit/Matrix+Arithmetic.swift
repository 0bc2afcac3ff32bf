// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Arithmetic element by element, and the matrix product.
///
/// Every operation is one IEEE double operation per element, in the order written; nothing is
/// fused, so results are the same on every machine.
extension Matrix {
  /// Returns the sum, element by element; both shapes must be equal.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "add") { $0 + $1 }
  }

  /// Returns the difference, element by element; both shapes must be equal.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "subtract") { $0 - $1 }
  }

  /// Returns the matrix with every sign changed.
  public static prefix func - (matrix: Matrix) -> Matrix {
    matrix.map { -$0 }
  }

  /// Returns the matrix with every element multiplied by a number.
  public static func * (matrix: Matrix, factor: Double) -> Matrix {
    matrix.map { $0 * factor }
  }

  /// Returns the matrix with every element multiplied by a number.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    matrix.map { factor * $0 }
  }

  /// Returns the matrix with every element divided by a number.
  public static func / (matrix: Matrix, divisor: Double) -> Matrix {
    matrix.map { $0 / divisor }
  }

  /// Returns the product element by element, numpy's `a * b`; both shapes must be equal.
  public func multiplied(elementwise other: Matrix) -> Matrix {
    combined(with: other, "multiply element by element") { $0 * $1 }
  }

  /// Returns the matrix product, as `numpy.dot`; its shape is (rows, `other.columns`).
  ///
  /// Each element is summed over `columns` in ascending order, starting from 0.
  ///
  /// - Complexity: O(`rows` · `columns` · `other.columns`).
  public func dot(_ other: Matrix) -> Matrix {
    guard columns == other.rows else {
      stop(
        """
        Cannot take the matrix product of a \(shapeText) and a \(other.shapeText) matrix: \
        the first has \(columns) columns, so the second must have \(columns) rows
        """
      )
    }
    var result = [Double](repeating: 0, count: rows * other.columns)
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = elements[row * columns + inner]
        for column in 0..<other.columns {
          result[row * other.columns + column] +=
            factor * other.elements[inner * other.columns + column]
        }
      }
    }
    return Matrix(rows: rows, columns: other.columns, elements: result)
  }

  private func combined(
    with other: Matrix,
    _ verb: String,
    _ combine: (Double, Double) -> Double
  ) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      stop(
        """
        Cannot \(verb) a \(shapeText) and a \(other.shapeText) matrix: \
        the shapes must be equal
        """
      )
    }
    return Matrix(
      rows: rows,
      columns: columns,
      elements: zip(elements, other.elements).map(combine)
    )
  }
}
