// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing

struct MatrixTests {
  private let sample = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])

  @Test("zeros and ones fill a shape, also an empty one")
  func fills() {
    #expect(Matrix.zeros(1, 2) == Matrix(rows: 1, columns: 2, elements: [0, 0]))
    #expect(Matrix.ones(2, 1) == Matrix(rows: 2, columns: 1, elements: [1, 1]))
    #expect(Matrix.zeros(0, 5).elements.isEmpty)
  }

  @Test("A subscript reads and writes row after row")
  func subscripts() {
    var matrix = sample

    matrix[1, 0] = -4

    #expect(matrix == Matrix(rows: 2, columns: 3, elements: [1, 2, 3, -4, 5, 6]))
    #expect(matrix[0, 2] == 3)
    #expect(sample[1, 0] == 4, "a copy changes on its own")
  }

  @Test("Matrices of other shapes are different, even with equal elements")
  func equality() {
    #expect(sample != Matrix(rows: 3, columns: 2, elements: sample.elements))
  }

  @Test("Transposing exchanges rows and columns")
  func transposes() {
    #expect(sample.transposed == Matrix(rows: 3, columns: 2, elements: [1, 4, 2, 5, 3, 6]))
  }

  @Test("Arithmetic goes element by element")
  func arithmetic() {
    let other = Matrix(rows: 2, columns: 3, elements: [6, 5, 4, 3, 2, 1])

    #expect(sample + other == Matrix.ones(2, 3) * 7)
    #expect((sample - other).elements == [-5, -3, -1, 1, 3, 5])
    #expect((-sample).elements == [-1, -2, -3, -4, -5, -6])
    #expect((2 * sample).elements == [2, 4, 6, 8, 10, 12])
    #expect((sample / 2).elements == [0.5, 1, 1.5, 2, 2.5, 3])
    #expect(sample.multiplied(elementwise: other).elements == [6, 10, 12, 12, 10, 6])
    #expect(sample.map { $0 * $0 }.elements == [1, 4, 9, 16, 25, 36])
  }

  @Test("The matrix product sums over the inner dimension")
  func product() {
    #expect(
      sample.dot(sample.transposed) == Matrix(rows: 2, columns: 2, elements: [14, 32, 32, 77])
    )
    #expect(Matrix.zeros(2, 0).dot(.zeros(0, 1)) == .zeros(2, 1))
  }
}
