// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

struct ToleranceTests {
  /// One number held against another.
  struct Pair: CustomTestStringConvertible {
    let got: Double
    let expected: Double
    let isAdmitted: Bool

    init(_ got: Double, for expected: Double, _ isAdmitted: Bool) {
      self.got = got
      self.expected = expected
      self.isAdmitted = isAdmitted
    }

    var testDescription: String { "\(got) for \(expected)" }
  }

  @Test(
    "|got − expected| ≤ absolute + relative · |expected|",
    arguments: [
      Pair(100, for: 100, true), Pair(101.5, for: 100, true), Pair(98.5, for: 100, true),
      Pair(101.51, for: 100, false), Pair(-100, for: 100, false), Pair(0.5, for: 0, true),
      Pair(0.51, for: 0, false), Pair(-0.0, for: 0, true),
    ]
  )
  func rule(pair: Pair) {
    let tolerance = Tolerance(relative: 0.01, absolute: 0.5)

    #expect(tolerance.admits(pair.got, for: pair.expected) == pair.isAdmitted)
  }

  @Test(
    "Infinities are equal by sign, NaN only where NaN is expected",
    arguments: [
      Pair(.infinity, for: .infinity, true), Pair(-.infinity, for: .infinity, false),
      Pair(1e308, for: .infinity, false), Pair(.infinity, for: 1e308, false),
      Pair(.nan, for: .nan, true), Pair(.nan, for: 0, false), Pair(0, for: .nan, false),
      Pair(.nan, for: .infinity, false), Pair(.infinity, for: .nan, false),
    ]
  )
  func notFinite(pair: Pair) {
    let tolerance = Tolerance(relative: 1e9, absolute: 1e9)

    #expect(tolerance.admits(pair.got, for: pair.expected) == pair.isAdmitted)
  }

  @Test("A distance that overflows is admitted by no tolerance")
  func overflow() {
    let most = Double.greatestFiniteMagnitude

    #expect(!Tolerance(relative: 10, absolute: 0).admits(-most, for: most))
  }
}
