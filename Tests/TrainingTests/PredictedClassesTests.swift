// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Testing
import Training

struct PredictedClassesTests {
  @Test("Classes print as numpy prints an array of integers with one row")
  func printsAsNumpy() {
    // python3 -c "import numpy as np; print(np.arange(100).reshape(1, 100) % 2)"
    #expect(
      numpyText(ofClasses: (0..<100).map { $0 % 2 }) == """
        [[0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1
          0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1
          0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1]]
        """
    )
  }

  @Test("A full line closes on itself, and one more class begins the next")
  func fullLine() {
    let line = "[[" + [String](repeating: "1", count: 36).joined(separator: " ")

    #expect(numpyText(ofClasses: [Int](repeating: 1, count: 36)) == line + "]]")
    #expect(numpyText(ofClasses: [Int](repeating: 1, count: 37)) == line + "\n  1]]")
    #expect(numpyText(ofClasses: [0]) == "[[0]]")
  }

  @Test("Above 1,000 classes only the first and the last three are shown")
  func summary() {
    let classes = [1, 1, 0] + [Int](repeating: 0, count: 995) + [0, 1, 1]

    #expect(numpyText(ofClasses: classes) == "[[1 1 0 ... 0 1 1]]")
  }
}
