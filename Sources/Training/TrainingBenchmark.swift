// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CourseKit

/// The training that `Benchmarks/training` compares with numpy's.
package enum TrainingBenchmark {
  /// Trains the course's network for 15,000 iterations with 300 samples, and returns the time.
  package static func measure(
    _ kernel: Kernel,
    clock: some Clock<Duration>
  ) throws(TrainingError) -> Duration {
    let dataSet = DataSet.circles(samples: 300, noise: 0.05, seed: 1)
    let initial = initialParameters([2, 10, 5, 1])
    let descent = GradientDescent(learningRate: 0.01, iterations: 15_000)

    let start = clock.now
    _ = try descent.train(initial: initial, on: dataSet, kernel: kernel)
    return start.duration(to: clock.now)
  }

  /// He's initialisation, with which no activation becomes NaN or subnormal.
  private static func initialParameters(_ layerSizes: [Int]) -> Parameters {
    var random = RandomState(seed: 3)
    var parameters: Parameters = [:]
    for layer in 1..<layerSizes.count {
      let (units, inputs) = (layerSizes[layer], layerSizes[layer - 1])
      parameters["W\(layer)"] = random.randn(units, inputs) * (2 / Double(inputs)).squareRoot()
      parameters["b\(layer)"] = .zeros(units, 1)
    }
    return parameters
  }
}
