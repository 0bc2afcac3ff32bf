// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing

/// Ranges on both sides of 32 bits, and streams that outlast the generator's 624 words.
struct RandomStateLongTests {
  /// `fixtures/random_state/long.json`, which names its source.
  private struct Long: Decodable {
    struct Integers: Decodable {
      let seed: UInt32
      let low: Int
      let high: Int
      let drawn: [Int]
      let next: Int
    }

    struct Permutation: Decodable {
      let seed: UInt32
      let count: Int
      let order: [Int]
    }

    struct Digests: Decodable {
      let seed: UInt32
      let count: Int
      let random_sample: String
      let permutation: String
    }

    let randint: [Integers]
    let permutation: [Permutation]
    let digests: [Digests]
  }

  private let long: Long

  init() throws {
    long = try fixture("random_state/long.json")
  }

  @Test("randint draws and consumes what numpy does, in ranges of 1 to 2^64 - 1 values")
  func randint() {
    for expected in long.randint {
      var random = RandomState(seed: expected.seed)

      let drawn = expected.drawn.indices.map { _ in random.randint(expected.low, expected.high) }

      #expect(drawn == expected.drawn, "seed \(expected.seed), [\(expected.low), \(expected.high))")
      #expect(random.randint(0, 1 << 32) == expected.next)
    }
  }

  @Test("Permutations of 0, 1, 2 and 100 numbers")
  func permutation() {
    for expected in long.permutation {
      var random = RandomState(seed: expected.seed)

      #expect(random.permutation(expected.count) == expected.order, "seed \(expected.seed)")
    }
  }

  @Test("10,000 draws")
  func digests() {
    for expected in long.digests {
      var samples = RandomState(seed: expected.seed)
      var permutations = RandomState(seed: expected.seed)

      let sampled = (0..<expected.count).map { _ in samples.randomSample().bitPattern }
      let permuted = permutations.permutation(expected.count).map { UInt64($0) }

      #expect(digest(sampled) == expected.random_sample, "seed \(expected.seed)")
      #expect(digest(permuted) == expected.permutation, "seed \(expected.seed)")
    }
  }

  /// FNV-1a, a word at a time, as `make.py` beside the fixture computes it.
  private func digest(_ words: [UInt64]) -> String {
    let hash = words.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
