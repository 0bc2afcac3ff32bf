// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Looks for the seed whose stream begins with two given draws, up to a factor.
///
/// Two draws of each seed are made once, without the rest of the generator's state, which would cost
/// some fifty times as much; what they single out is then tried with `RandomState` itself. The algorithm
/// is the one of CourseKit's `MersenneTwister`, to which a test holds it.
package enum SeedSearch {
  /// The seeds that are tried: small ones, years among them, and others that people like.
  package static let seeds: [UInt32] =
    Array(0..<5000) + [
      5555, 6666, 6789, 7777, 8888, 9876, 9999, 10_000, 12_345, 31_337, 31_415, 54_321, 65_535,
      65_536, 99_999, 100_000, 123_456, 314_159, 654_321, 999_999, 1_000_000, 1_234_567, 12_345_678,
      123_456_789, 987_654_321, 0x7fff_ffff, 0xdead_beef, 0xffff_ffff,
    ]

  /// How many seeds that a pair of draws singles out are tried: more than one are there only where
  /// the tolerance is so wide that none can be told from another.
  private static let mostCandidates = 8

  /// The first seed whose stream begins with two numbers, up to one factor for both, and of which
  /// more is found to be right; nil where there is none.
  ///
  /// Two numbers within a relative distance of 1e-6 single out a wrong seed in one of a hundred
  /// searches; `find` then tries the whole stream.
  package static func first<Found>(
    drawing first: Double,
    _ second: Double,
    of distributions: [Distribution],
    within relative: Double,
    _ find: (UInt32, Distribution) -> Found?
  ) -> Found? {
    guard first.isFinite, second.isFinite else { return nil }
    var candidateCount = 0
    for beginning in beginnings {
      for distribution in distributions {
        guard beginning.goes(with: first, second, of: distribution, within: relative) else {
          continue
        }
        if let found = find(beginning.seed, distribution) { return found }
        candidateCount += 1
        if candidateCount == mostCandidates { return nil }
      }
    }
    return nil
  }

  /// How the stream of each seed begins.
  private static let beginnings = withUnsafeTemporaryAllocation(
    of: UInt32.self,
    capacity: FirstWords.stateCount
  ) { memory in
    guard let state = memory.baseAddress else { return [Beginning]() }
    return seeds.map { seed in
      let words = FirstWords(of: seed, in: state)
      return Beginning(seed: seed, samples: words.samples, normals: words.normals)
    }
  }
}

/// The first two draws of a seed.
private struct Beginning {
  let seed: UInt32
  /// In [0, 1).
  let samples: (Double, Double)
  /// nil where they lie beyond the words that are made.
  let normals: (Double, Double)?

  /// Whether the draws have the ratio of two numbers; taken to be so where they are not known.
  func goes(
    with first: Double,
    _ second: Double,
    of distribution: Distribution,
    within relative: Double
  ) -> Bool {
    guard let draws = draws(of: distribution) else { return true }
    let products = (first * draws.1, second * draws.0)
    let distance = (products.0 - products.1).magnitude
    return distance <= relative * (products.0.magnitude + products.1.magnitude)
  }

  private func draws(of distribution: Distribution) -> (Double, Double)? {
    switch distribution {
    case .uniform: samples
    case .centredUniform: (2 * samples.0 - 1, 2 * samples.1 - 1)
    case .normal: normals
    }
  }
}

/// The first words of a seed's stream, in memory that the caller lends.
///
/// Pointers and operators that don't check, since this runs for thousands of seeds and is fast in a
/// build without optimisation, too: the bounds are constants.
private struct FirstWords {
  /// Enough for eight attempts at a pair of normal draws, of which one in five fails.
  static let wordCount = 32
  static let shift = 397
  /// A word is made from the state's words at its index, the next one and `shift` further on.
  static let stateCount = shift + wordCount

  private let state: UnsafeMutablePointer<UInt32>

  init(of seed: UInt32, in state: UnsafeMutablePointer<UInt32>) {
    self.state = state
    var word = seed
    var index = 0
    var number: UInt32 = 0
    while index < Self.stateCount {
      state[index] = word
      index &+= 1
      number &+= 1
      word = 1_812_433_253 &* (word ^ (word &>> 30)) &+ number
    }
  }

  /// The stream's first two doubles.
  var samples: (Double, Double) { (sample(0), sample(1)) }

  /// The stream's first two normal draws, by Marsaglia's polar method, as in `RandomState.randn()`; nil
  /// where they lie beyond the words that are made.
  var normals: (Double, Double)? {
    var index = 0
    while 2 * index + 3 < Self.wordCount {
      let x = 2 * sample(index) - 1
      let y = 2 * sample(index + 1) - 1
      let squaredRadius = x * x + y * y
      if squaredRadius < 1, squaredRadius != 0 {
        let scale = (-2 * log(squaredRadius) / squaredRadius).squareRoot()
        return (scale * y, scale * x)
      }
      index += 2
    }
    return nil
  }

  /// The stream's double at an index, in [0, 1).
  private func sample(_ index: Int) -> Double {
    let upper = Double(word(2 * index) &>> 5)
    let lower = Double(word(2 * index + 1) &>> 6)
    return (upper * 0x1p26 + lower) / 0x1p53
  }

  private func word(_ index: Int) -> UInt32 {
    let mixed = (state[index] & 0x8000_0000) | (state[index + 1] & 0x7fff_ffff)
    let twist: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_b0df
    var word = state[index + Self.shift] ^ (mixed &>> 1) ^ twist
    word ^= word &>> 11
    word ^= (word &<< 7) & 0x9d2c_5680
    word ^= (word &<< 15) & 0xefc6_0000
    return word ^ (word &>> 18)
  }
}
