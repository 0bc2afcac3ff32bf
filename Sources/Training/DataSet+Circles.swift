// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CourseKit
internal import Glibc

extension DataSet {
  /// Makes noisy points on two circles around the origin, class 0 on the outer, 1 on the inner.
  ///
  /// Source: scikit-learn 1.9.1, `sklearn/datasets/_samples_generator.py`, `make_circles` with
  /// `shuffle=True`, and numpy's global generator seeded just before. The outer circle has radius 1
  /// and half of the samples, rounded down. Coordinates are those of scikit-learn to within 1e-15;
  /// sine and cosine are the C library's, so the last bit may depend on the machine. What is trained
  /// on is therefore read from the course's files.
  ///
  /// - Parameters:
  ///   - samples: The number of points, at least 1.
  ///   - noise: The standard deviation of what is added to each coordinate.
  ///   - seed: The seed of the order and the noise.
  ///   - factor: The radius of the inner circle.
  /// - Returns: The points in random order.
  package static func circles(
    samples: Int,
    noise: Double,
    seed: UInt32,
    factor: Double = 0.8
  ) -> DataSet {
    let outerCount = samples / 2
    let points =
      circle(of: outerCount, radius: 1).map { (point: $0, label: 0) }
      + circle(of: samples - outerCount, radius: factor).map { (point: $0, label: 1) }
    var random = RandomState(seed: seed)
    let order = random.permutation(samples)
    var inputs = Matrix.zeros(2, samples)
    for (column, index) in order.enumerated() {
      let (x, y) = points[index].point
      inputs[0, column] = x + random.normal(mean: 0, standardDeviation: noise)
      inputs[1, column] = y + random.normal(mean: 0, standardDeviation: noise)
    }
    return DataSet(inputs: inputs, labels: order.map { points[$0].label })
  }

  private static func circle(of count: Int, radius: Double) -> [(x: Double, y: Double)] {
    let step = 2 * Double.pi / Double(count)
    return (0..<count).map { index in
      let angle = Double(index) * step
      return (cos(angle) * radius, sin(angle) * radius)
    }
  }
}
