// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// What a generator's draws are distributed as.
package enum Distribution: Codable, CaseIterable, Sendable {
  /// The standard normal distribution, as `randn`.
  case normal
  /// Uniform over [0, 1), as `rand`.
  case uniform
  /// Uniform over [-1, 1), as `uniform(low: -1, high: 1)`.
  case centredUniform

  /// The first draws of a seed's stream.
  package func draws(_ count: Int, seed: UInt32) -> [Double] {
    var random = RandomState(seed: seed)
    var draws: [Double] = []
    draws.reserveCapacity(count)
    for _ in 0..<count {
      switch self {
      case .normal: draws.append(random.randn())
      case .uniform: draws.append(random.randomSample())
      case .centredUniform: draws.append(2 * random.randomSample() - 1)
      }
    }
    return draws
  }
}
