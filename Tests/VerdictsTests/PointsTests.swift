// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Testing
import Verdicts

struct PointsTests {
  @Test("Shares add up to the whole, whatever it is divided by", arguments: 1...60)
  func sharesAddUp(count: Int) {
    for points in [0, 0.1, 1, 1.5, 6, 10, 33.333333, 100, 1e9] {
      let whole = Points(points)

      let shares = whole.shared(among: count)

      #expect(shares.count == count)
      #expect(shares.reduce(.zero, +) == whole)
      #expect((shares.max() ?? .zero) - (shares.min() ?? .zero) <= Points(millionths: 1))
    }
  }

  @Test("Tenths add up exactly, which doubles do not")
  func exactTenths() {
    #expect(Points(0.1) + Points(0.2) == Points(0.3))
    #expect((Points(0.1) + Points(0.2)).value == 0.3)
  }

  @Test(
    "Points are printed with at most two decimals",
    arguments: [
      (10, "10"), (0, "0"), (1.5, "1.5"), (10.0 / 3, "3.33"), (2.999999, "3"), (0.1 + 0.2, "0.3"),
      (1e-7, "0"), (1e9, "1000000000"),
    ] as [(Double, String)]
  )
  func printing(points: Double, text: String) {
    #expect(NumberText.points(Points(points)) == text)
  }
}
