// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing

struct MatrixDescriptionTests {
  /// `fixtures/printed_matrices/printed.json`, which names its source.
  private struct Printed: Decodable {
    struct Case: Decodable {
      let shape: [Int]
      let elements: String
      let text: String

      func matrix() throws -> Matrix {
        Matrix(
          rows: shape[0],
          columns: shape[1],
          elements: try elements.split(separator: " ").map { try #require(Double($0)) }
        )
      }
    }

    let cases: [Case]
  }

  @Test("A matrix prints as numpy prints it")
  func printsAsNumpy() throws {
    let cases = try fixture("printed_matrices/printed.json", as: Printed.self).cases

    #expect(cases.count > 300)
    for expected in cases {
      let matrix = try expected.matrix()

      #expect("\(matrix)" == expected.text)
    }
  }

  @Test("An empty matrix prints as a pair of brackets", arguments: [(0, 0), (0, 3), (3, 0)])
  func empty(rows: Int, columns: Int) {
    #expect(Matrix.zeros(rows, columns).description == "[]")
  }
}
