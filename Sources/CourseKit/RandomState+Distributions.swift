// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Real numbers: numpy 2.4.6, `numpy/random/mtrand.pyx`, and `legacy-distributions.c` for the
/// normal distribution.
extension RandomState {
  /// Draws from the uniform distribution over [0, 1), as `numpy.random.random_sample()`.
  public mutating func randomSample() -> Double {
    generator.nextDouble()
  }

  /// Draws a matrix from the uniform distribution over [0, 1), as `numpy.random.rand`.
  public mutating func rand(_ rows: Int, _ columns: Int) -> Matrix {
    matrix(rows, columns) { $0.randomSample() }
  }

  /// Draws from the uniform distribution over [low, high), as `numpy.random.uniform`.
  public mutating func uniform(low: Double, high: Double) -> Double {
    low + (high - low) * randomSample()
  }

  /// Draws from the standard normal distribution, as `numpy.random.randn()`.
  ///
  /// Marsaglia's polar method makes two values at a time. As in numpy the second coordinate's
  /// value is returned first, and the first's is saved for the next call. The logarithm is the
  /// C library's, as in numpy: glibc has it in two variants, for processors with and without fused
  /// multiply-add, which differ in the last bit for about 1 value in 25,000 (measured with glibc
  /// 2.36).
  public mutating func randn() -> Double {
    if let saved = savedNormal.take() { return saved }
    var x: Double
    var y: Double
    var squaredRadius: Double
    repeat {
      x = 2 * generator.nextDouble() - 1
      y = 2 * generator.nextDouble() - 1
      squaredRadius = x * x + y * y
    } while squaredRadius >= 1 || squaredRadius == 0
    let scale = (-2 * log(squaredRadius) / squaredRadius).squareRoot()
    savedNormal = scale * x
    return scale * y
  }

  /// Draws a matrix from the standard normal distribution, as `numpy.random.randn`.
  public mutating func randn(_ rows: Int, _ columns: Int) -> Matrix {
    matrix(rows, columns) { $0.randn() }
  }

  /// Draws from a normal distribution, as `numpy.random.normal`.
  public mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    mean + standardDeviation * randn()
  }
}
