// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing

/// What a program that uses CourseKit wrongly says before it ends.
struct MatrixStopTests {
  @Test("An index outside a matrix is named with the shape and the valid indices")
  func indexOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.zeros(10, 2)[100, 3]
    }

    #expect(
      message(result).contains(
        """
        Matrix index (100, 3) is outside a 10 x 2 matrix: \
        rows go from 0 to 9, columns from 0 to 1
        """
      )
    )
  }

  @Test("Writing outside an empty matrix says that it has no elements")
  func indexOfEmpty() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var matrix = Matrix.zeros(0, 2)
      matrix[0, -1] = 1
    }

    #expect(
      message(result).contains(
        "Matrix index (0, -1) is outside a 0 x 2 matrix: it has no elements"
      )
    )
  }

  @Test("A wrong number of elements is named with the shape")
  func wrongCount() async {
    let made = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3, elements: [1])
    }
    let changed = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var matrix = Matrix.zeros(2, 3)
      matrix.elements.removeLast()
    }

    #expect(message(made).contains("A 2 x 3 matrix has 6 elements, but 1 were given"))
    #expect(message(changed).contains("A 2 x 3 matrix has 6 elements, but 5 were given"))
  }

  @Test("A shape that no matrix has is named")
  func impossibleShape() async {
    let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.zeros(-1, 2)
    }
    let huge = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.zeros(.max, 2)
    }

    #expect(
      message(negative).contains(
        "A matrix cannot have the shape -1 x 2: both must be 0 or more"
      )
    )
    #expect(message(huge).contains("A 9223372036854775807 x 2 matrix is too large"))
  }

  @Test("Shapes that do not fit are both named")
  func mismatch() async {
    let sum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.zeros(2, 3) + Matrix.zeros(3, 2)
    }
    let product = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix.zeros(2, 3).dot(.zeros(2, 3))
    }

    #expect(
      message(sum).contains("Cannot add a 2 x 3 and a 3 x 2 matrix: the shapes must be equal")
    )
    #expect(
      message(product).contains(
        """
        Cannot take the matrix product of a 2 x 3 and a 2 x 3 matrix: \
        the first has 3 columns, so the second must have 3 rows
        """
      )
    )
  }

  @Test("Ranges without a number are named by randint and permutation")
  func emptyRanges() async {
    let range = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 0)
      _ = random.randint(3, 3)
    }
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 0)
      _ = random.permutation(-1)
    }

    #expect(
      message(range).contains(
        "randint draws from low to high - 1, so low must be below high: found 3, 3"
      )
    )
    #expect(message(count).contains("permutation needs a count of 0 or more: found -1"))
  }

  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
