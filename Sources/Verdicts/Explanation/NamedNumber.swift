// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A factor that people know by a name.
struct NamedNumber {
  let value: Double
  /// The name in every language: `√2`, `1/3`, `π/180`; nil for a number that is best written out.
  let name: String?

  /// The named number that another one is, up to rounding; nil where there is none.
  static func nearest(to number: Double) -> NamedNumber? {
    let sign: Double = number < 0 ? -1 : 1
    let size = number.magnitude
    let near = all.first { (size - $0.value).magnitude <= 1e-6 * $0.value }
    return near.map { named in
      NamedNumber(value: sign * named.value, name: named.name.map { sign < 0 ? "-" + $0 : $0 })
    }
  }

  private static let all: [NamedNumber] =
    written + roots + fractions + [
      NamedNumber(value: .pi, name: "π"), NamedNumber(value: 2 * .pi, name: "2π"),
      NamedNumber(value: 1 / .pi, name: "1/π"), NamedNumber(value: .pi / 180, name: "π/180"),
      NamedNumber(value: 180 / .pi, name: "180/π"),
      // How far the logarithms to the bases e, 2 and 10 are from each other.
      NamedNumber(value: 0.693_147_180_559_945_3, name: "ln 2"),
      NamedNumber(value: 1 / 0.693_147_180_559_945_3, name: "1/ln 2"),
      NamedNumber(value: 2.302_585_092_994_045_7, name: "ln 10"),
      NamedNumber(value: 1 / 2.302_585_092_994_045_7, name: "1/ln 10"),
    ]

  /// Whole numbers and what has few decimals.
  private static let written =
    ((1...1000).map(Double.init) + [10_000, 100_000, 1_000_000, 1e-3, 1e-4, 1e-5, 1e-6]
    + (1...99).map { Double($0) / 100 })
    .map { NamedNumber(value: $0, name: nil) }

  private static let roots = [2, 3, 5, 6, 7, 8, 10].flatMap { number in
    let root = Double(number).squareRoot()
    return [
      NamedNumber(value: root, name: "√\(number)"),
      NamedNumber(
        value: (1 / Double(number)).squareRoot(),
        name: number == 2 ? "√½" : "√(1/\(number))"
      ),
    ]
  }

  private static let fractions = [(1, 3), (2, 3), (4, 3), (1, 6), (5, 6), (1, 7), (1, 9)].map {
    NamedNumber(value: Double($0) / Double($1), name: "\($0)/\($1)")
  }
}
