// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Random numbers as `numpy.random.RandomState` draws them, bit for bit.
///
/// The stream is that of `numpy.random.seed(n)` and the functions of `numpy.random`, which numpy
/// keeps unchanged for good. It is a value: a copy goes on from the same place on its own.
public struct RandomState: Sendable {
  var generator: MersenneTwister

  /// The second value of the last pair of normal deviates, if nothing has taken it yet.
  var savedNormal: Double?

  /// Starts the stream of a seed, as `numpy.random.RandomState(seed)`.
  public init(seed: UInt32) {
    generator = MersenneTwister(seed: seed)
  }

  /// Starts the stream anew from a seed, as `numpy.random.seed(seed)`.
  public mutating func seed(_ seed: UInt32) {
    self = RandomState(seed: seed)
  }

  /// Fills a matrix with draws, row after row.
  mutating func matrix(
    _ rows: Int,
    _ columns: Int,
    of draw: (inout RandomState) -> Double
  ) -> Matrix {
    var result = Matrix.zeros(rows, columns)
    for index in result.elements.indices {
      result.elements[index] = draw(&self)
    }
    return result
  }
}
