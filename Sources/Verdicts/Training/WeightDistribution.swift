// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How initial weights are distributed, beside those that were intended: counts in equal bins.
package struct WeightDistribution: Codable, Equatable, Sendable {
  package static let binCount = 24

  /// The ends of the first and of the last bin.
  package let low: Double
  package let high: Double
  /// How many weights lie in each bin.
  package let got: [Int]
  /// The same for the intended weights; nil where they are not known.
  package let expected: [Int]?
  /// How many weights are infinite or no number, and so in no bin.
  package let notFinite: Int

  /// Counts weights in bins that cover all the finite ones of both kinds.
  ///
  /// Where these are all equal, as zeros are, the bins reach as far to both sides of it as its own
  /// size, at least by 1.
  package init(of weights: [Double], beside expected: [Double]?) {
    let finite = weights.filter(\.isFinite)
    let all = finite + (expected ?? []).filter(\.isFinite)
    let (least, most) = (all.min() ?? 0, all.max() ?? 0)
    let margin = least == most ? max(1, least.magnitude / 2) : 0
    let (low, high) = (least - margin, most + margin)
    self.low = low
    self.high = high
    got = Self.counts(of: finite, from: low, to: high)
    self.expected = expected.map { Self.counts(of: $0.filter(\.isFinite), from: low, to: high) }
    notFinite = weights.count - finite.count
  }

  private static func counts(of weights: [Double], from low: Double, to high: Double) -> [Int] {
    var counts = [Int](repeating: 0, count: binCount)
    // Halved, since the distance between two finite numbers may be infinite.
    let width = high / 2 - low / 2
    for weight in weights {
      let share = (weight / 2 - low / 2) / width
      counts[min(max(Int(share * Double(binCount)), 0), binCount - 1)] += 1
    }
    return counts
  }
}
