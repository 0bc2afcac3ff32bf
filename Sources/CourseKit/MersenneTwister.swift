// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The 32-bit Mersenne Twister MT19937, seeded as numpy's `RandomState` seeds it.
///
/// Sources: Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
/// uniform pseudo-random number generator" (1998); for the seeding (`init_genrand` of the authors'
/// 2002 code) and for how words become doubles numpy 2.4.6, `numpy/random/src/mt19937`.
struct MersenneTwister {
  private static let wordCount = 624
  private static let shift = 397

  private var words: [UInt32]
  private var position = Self.wordCount

  init(seed: UInt32) {
    words = [seed]
    words.reserveCapacity(Self.wordCount)
    var word = seed
    for index in 1..<UInt32(Self.wordCount) {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ index
      words.append(word)
    }
  }

  /// Returns the next 32 random bits.
  mutating func next() -> UInt32 {
    if position == Self.wordCount { renewWords() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    word ^= word >> 18
    return word
  }

  /// Returns 64 random bits, the upper half drawn first.
  mutating func next64() -> UInt64 {
    let upper = UInt64(next())
    return upper << 32 | UInt64(next())
  }

  /// Returns a double in [0, 1) with 53 random bits: 27 of the first word and 26 of the second.
  mutating func nextDouble() -> Double {
    let upper = Double(next() >> 5)
    let lower = Double(next() >> 6)
    return (upper * 0x1p26 + lower) / 0x1p53
  }

  private mutating func renewWords() {
    for index in 0..<Self.wordCount {
      let next = words[(index + 1) % Self.wordCount]
      let mixed = (words[index] & 0x8000_0000) | (next & 0x7fff_ffff)
      let twist: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_b0df
      words[index] = words[(index + Self.shift) % Self.wordCount] ^ (mixed >> 1) ^ twist
    }
    position = 0
  }
}
