// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing
import Verdicts

struct SeedSearchTests {
  @Test(
    "The first two draws of CourseKit's generator single out their seed",
    arguments: Distribution.allCases
  )
  func findsSeed(distribution: Distribution) {
    for seed in stride(from: 0, to: SeedSearch.seeds.count, by: 701).map({ SeedSearch.seeds[$0] }) {
      let draws = distribution.draws(2, seed: seed)

      let found = SeedSearch.first(
        drawing: -3 * draws[0],
        -3 * draws[1],
        of: [distribution],
        within: 1e-12
      ) { found, _ in found }

      #expect(found == seed)
    }
  }

  @Test("Draws of no seed single out none")
  func findsNothing() {
    for numbers in [(0.5, 0.25), (1, 1), (.nan, 1), (.infinity, 1)] as [(Double, Double)] {
      let found = SeedSearch.first(
        drawing: numbers.0,
        numbers.1,
        of: Distribution.allCases,
        within: 1e-12
      ) { found, _ in found }

      #expect(found == nil)
    }
  }
}
