// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Training

struct LossTests {
  @Test("The loss is the mean of the logarithms of what was given to the right class")
  func mean() {
    let cost = crossEntropy(of: [0.25, 0.75, 0.5], labels: [0, 1, 1])

    #expect((cost - -(log(0.75) + log(0.75) + log(0.5)) / 3).magnitude < 1e-15)
  }

  @Test("A wrong class that is certain costs infinitely much")
  func infinite() {
    #expect(crossEntropy(of: [0, 0.5], labels: [1, 1]) == .infinity)
    #expect(crossEntropy(of: [1, 0.5], labels: [0, 1]) == .infinity)
  }

  @Test("NaN terms are left out of the sum but not of the count")
  func notANumber() {
    let half = log(2.0) / 2

    #expect((crossEntropy(of: [.nan, 0.5], labels: [1, 1]) - half).magnitude < 1e-15)
    #expect((crossEntropy(of: [1, 0.5], labels: [1, 1]) - half).magnitude < 1e-15)
    #expect((crossEntropy(of: [0, 0.5], labels: [0, 1]) - half).magnitude < 1e-15)
    #expect(crossEntropy(of: [.nan], labels: [0]) == 0)
  }

  @Test(
    "The logarithm is the C library's to within 1 ulp",
    arguments: [0x1p-1040, 1e-300, 1e-20, 1e-3, 0.6, 0.7, 0.9]
  )
  func logarithm(from smallest: Double) {
    for step in 0..<1_000 {
      let probability = smallest * (1 + Double(step) / 9_001)

      let cost = crossEntropy(of: [probability], labels: [1])

      #expect((cost - -log(probability)).magnitude <= log(probability).ulp, "\(probability)")
    }
  }

  @Test("300 terms add up in numpy's order")
  func numpyOrder() {
    // numpy 2.4.6: a = (1 + np.arange(300)) / 301; 1. / 300 * np.nansum(-np.log(a))
    let probabilities = (1...300).map { Double($0) / 301 }

    let cost = crossEntropy(of: probabilities, labels: probabilities.map { _ in 1 })

    #expect(cost == 0.9907574315986492)
  }
}
