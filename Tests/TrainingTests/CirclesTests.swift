// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing
import Training

struct CirclesTests {
  @Test(
    "Circles are scikit-learn's to within 1e-15",
    arguments: [("train", 300, 1), ("test", 100, 2)]
  )
  func circlesOfScikitLearn(name: String, samples: Int, seed: UInt32) throws {
    let expected = try circles(name)

    let made = DataSet.circles(samples: samples, noise: 0.05, seed: seed)

    let differences = (made.inputs - expected.inputs).elements.map(\.magnitude)
    #expect(try #require(differences.max()) <= 1e-15)
    #expect(made.labels == expected.labels)
  }

  @Test("An odd number of samples leaves one more on the inner circle, and one sample is there too")
  func oddCount() {
    let odd = DataSet.circles(samples: 7, noise: 0, seed: 0, factor: 0.5)
    let single = DataSet.circles(samples: 1, noise: 0, seed: 0, factor: 0.5)

    let radii = (0..<7).map { column in
      (odd.inputs[0, column] * odd.inputs[0, column]
        + odd.inputs[1, column] * odd.inputs[1, column]).squareRoot()
    }
    #expect(odd.labels.reduce(0, +) == 4)
    for (radius, label) in zip(radii, odd.labels) {
      #expect((radius - (label == 0 ? 1 : 0.5)).magnitude < 1e-15)
    }
    #expect(
      single == DataSet(inputs: Matrix(rows: 2, columns: 1, elements: [0.5, 0]), labels: [1])
    )
  }
}
