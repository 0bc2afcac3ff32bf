// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

internal import Glibc

/// How initial weights are distributed, beside those that were intended: numbers in equal bins.
package struct WeightDistribution: Codable, Equatable, Sendable {
  package static let binCount = 24

  /// The ends of the first and of the last bin.
  package let low: Double
  package let high: Double
  /// How many weights lie in each bin.
  package let got: [Int]
  /// How many of as many intended weights lie there on average, to three decimals; nil where it is
  /// not known how they were intended.
  package let expected: [Double]?
  /// How many weights are infinite or no number, and so in no bin.
  package let notFinite: Int

  /// Counts the weights of W1, W2, … in bins that cover all the finite ones, and the intended ones up
  /// to three standard deviations.
  ///
  /// Where these are all equal, as zeros are, the bins reach as far to both sides of it as its own
  /// size, at least by 1. What was intended for another number of layers is left out.
  package init(of layers: [[Double]], intended: IntendedWeights?) {
    let deviations = intended?.standardDeviations ?? []
    let isIntended = !deviations.isEmpty && deviations.count == layers.count
    let weights = layers.flatMap(\.self)
    let finite = weights.filter(\.isFinite)
    let reach = isIntended ? (deviations.max() ?? 0) * 3 : nil
    let all = finite + (reach.map { [-$0, $0] } ?? [])
    let (least, most) = (all.min() ?? 0, all.max() ?? 0)
    let margin = least == most ? max(1, least.magnitude / 2) : 0
    let bins = Bins(low: least - margin, high: most + margin)
    low = bins.low
    high = bins.high
    got = finite.reduce(into: [Int](repeating: 0, count: Self.binCount)) {
      $0[bins.index(of: $1)] += 1
    }
    expected =
      isIntended
      ? bins.counts(of: zip(layers, deviations).map { ($0.count, standardDeviation: $1) }) : nil
    notFinite = weights.count - finite.count
  }
}

/// Equal bins between two finite numbers.
private struct Bins {
  let low: Double
  let high: Double

  private static let count = WeightDistribution.binCount

  /// The bin of a number within the bins' ends.
  func index(of number: Double) -> Int {
    // Halved, since the distance between two finite numbers may be infinite.
    let share = (number / 2 - low / 2) / (high / 2 - low / 2)
    return min(max(Int(share * Double(Self.count)), 0), Self.count - 1)
  }

  /// How many numbers lie in each bin on average, of so many that are drawn normally around 0.
  ///
  /// Rounded, so that they are the same with every C library.
  func counts(of layers: [(count: Int, standardDeviation: Double)]) -> [Double] {
    var counts = [Double](repeating: 0, count: Self.count)
    for (count, deviation) in layers {
      guard deviation > 0 else {
        counts[index(of: 0)] += Double(count)
        continue
      }
      let below = (0...Self.count).map { 0.5 * erfc(-edge($0) / deviation / 2.0.squareRoot()) }
      for bin in counts.indices { counts[bin] += Double(count) * (below[bin + 1] - below[bin]) }
    }
    return counts.map { ($0 * 1000).rounded() / 1000 }
  }

  private func edge(_ bin: Int) -> Double {
    let share = Double(bin) / Double(Self.count)
    return low * (1 - share) + high * share
  }
}
