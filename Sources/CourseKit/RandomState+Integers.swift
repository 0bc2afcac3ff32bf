// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Integers and random order: numpy 2.4.6, `numpy/random/mtrand.pyx` and `distributions.c`
/// (`random_bounded_uint64` with a mask, `random_interval`).
extension RandomState {
  /// Draws an integer from [low, high), as `numpy.random.randint(low, high)`; low < high.
  public mutating func randint(_ low: Int, _ high: Int) -> Int {
    guard low < high else {
      stop("randint draws from low to high - 1, so low must be below high: found \(low), \(high)")
    }
    let largest = UInt64(bitPattern: Int64(high &- 1 &- low))
    return low &+ Int(truncatingIfNeeded: integer(upTo: largest))
  }

  /// Returns the integers from 0 to `count` - 1 in random order, as `numpy.random.permutation`.
  public mutating func permutation(_ count: Int) -> [Int] {
    guard count >= 0 else { stop("permutation needs a count of 0 or more: found \(count)") }
    var result = Array(0..<count)
    shuffle(&result)
    return result
  }

  /// Puts an array's elements into random order, as `numpy.random.shuffle`.
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    for last in array.indices.dropFirst().reversed() {
      array.swapAt(last, Int(integer(upTo: UInt64(last))))
    }
  }

  /// Draws from [0, largest]: draws as many bits as `largest` has, again until one fits.
  private mutating func integer(upTo largest: UInt64) -> UInt64 {
    guard largest > 0 else { return 0 }
    let mask = UInt64.max >> UInt64(largest.leadingZeroBitCount)
    while true {
      let bits = largest <= UInt64(UInt32.max) ? UInt64(generator.next()) : generator.next64()
      if bits & mask <= largest { return bits & mask }
    }
  }
}
