// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
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

  @Test("Their exact text has all decimals and no more, and reads back as the same points")
  func exactText() {
    let millionths = [0, 1, 10, 1_500_000, 3_333_333, 10_000_000, 999_999_999_999_999]

    let texts = millionths.map { NumberText.exactPoints(Points(millionths: $0)) }

    #expect(texts == ["0", "0.000001", "0.00001", "1.5", "3.333333", "10", "999999999.999999"])
    #expect(texts.map { Double($0).map { Points($0).millionths } } == millionths)
  }

  @Test("A share of points is rounded down, however many they are")
  func part() {
    let third = Share(millionths: 333_333)

    #expect(Points(millionths: 10).part(third).millionths == 3)
    #expect(Points(1e9).part(.all) == Points(1e9))
    #expect(Points(1e9).part(third).millionths == 333_333_000_000_000)
  }

  @Test("A stored number that is no number of points is none")
  func checking() {
    #expect([-0.1, .nan, .infinity, 1e10].map(Points.init(checking:)) == [nil, nil, nil, nil])
    #expect(Points(checking: 0.3) == Points(0.3))
  }
}
