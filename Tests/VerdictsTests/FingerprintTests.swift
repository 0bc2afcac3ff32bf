// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

@Suite("Fingerprints")
struct FingerprintTests {
  @Test("Values of other types, structure or content have other fingerprints")
  func different() {
    let values =
      Sample.values + [
        .int(4), .double(0.2), .bool(false), .string("e"), .strings(["", "a"]), .strings(["a"]),
        .ints([12]), .ints([2, 1]), .matrix(.ones(3, 2)), .parameters(["W1": .ones(2, 3)]),
        .parameters(["W1": .ones(2, 3), "b2": .zeros(2, 1)]), .tuple([.doubles([]), .int(1)]),
        .doubles([1, .infinity, .nan]), .double(-.infinity), .double(.infinity),
      ]

    #expect(Set(values.map { Fingerprint(of: $0).text }).count == values.count)
  }

  @Test("Differences in the last digits, in a zero's sign and in the kind of NaN don't count")
  func same() {
    let pairs: [(Double, Double)] = [
      (0.1 + 0.2, 0.3), (0, -0.0), (.nan, -.signalingNaN), (1 / 3, 1.0.nextDown / 3),
    ]

    #expect(
      pairs.map { Fingerprint(of: .double($0.0)) } == pairs.map { Fingerprint(of: .double($0.1)) }
    )
  }

  @Test("They are FNV-1a's, the same everywhere")
  func known() {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes: "foobar".utf8)

    // From the test vectors of draft-eastlake-fnv.
    #expect(fingerprint.text == "85944171f73967e8")
  }
}
