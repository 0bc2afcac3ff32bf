// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// The course's way to train a network: full-batch gradient descent with a fixed rate.
///
/// A training gives the same bits on every machine and with every kernel.
package struct GradientDescent: Equatable, Sendable {
  /// What a gradient is multiplied by before it is subtracted.
  package let learningRate: Double

  /// The number of times that the parameters are updated, 0 or more.
  package let iterations: Int

  /// How many iterations lie between two costs, at least 1.
  package let costInterval: Int

  package init(learningRate: Double, iterations: Int, costInterval: Int = 1_000) {
    precondition(iterations >= 0, "iterations must be at least 0, but is \(iterations)")
    precondition(costInterval >= 1, "costInterval must be at least 1, but is \(costInterval)")
    self.learningRate = learningRate
    self.iterations = iterations
    self.costInterval = costInterval
  }

  /// Trains a network from its initial parameters.
  ///
  /// It blocks until the training has ended or its task is cancelled, which it notices within about
  /// 50 milliseconds.
  ///
  /// - Parameters:
  ///   - initial: The parameters to start from, of any values.
  ///   - dataSet: The samples to learn.
  ///   - kernel: The kernel to compute with; it makes no difference to the result.
  ///   - progress: Is given each cost as soon as it is known.
  /// - Returns: The network after the last iteration, and the costs.
  /// - Throws: a `TrainingError` if the parameters are not those of a network for this data, and
  ///   `cancelled` if the task was.
  package func train(
    initial: Parameters,
    on dataSet: DataSet,
    kernel: Kernel = .best,
    progress: (CostPoint) -> Void = { _ in }
  ) throws(TrainingError) -> TrainedNetwork {
    var network = try Network(initial, featureCount: dataSet.featureCount)
    let run = KernelRun(kernel, network: network, inputs: dataSet.inputs, labels: dataSet.labels)
    let stepLimit = Self.iterationsPerStep(network, dataSet)
    var costs: [CostPoint] = []
    func note(_ cost: Double, at iteration: Int) {
      costs.append(CostPoint(iteration: iteration, cost: cost))
      progress(CostPoint(iteration: iteration, cost: cost))
    }
    var iteration = 0
    while iteration < iterations {
      guard !Task.isCancelled else { throw .cancelled }
      let sinceCost = iteration % costInterval
      guard sinceCost == 0 else {
        let step = min(iterations - iteration, costInterval - sinceCost, stepLimit)
        run.descend(&network.flatParameters, learningRate: learningRate, iterations: step)
        iteration += step
        continue
      }
      let probabilities = run.probabilities(network.flatParameters)
      let cost = crossEntropy(of: probabilities, labels: dataSet.labels)
      note(cost, at: iteration)
      let before = network.flatParameters
      run.descend(&network.flatParameters, learningRate: learningRate, iterations: 1)
      if network.flatParameters.hasSameBits(as: before) {
        // So it would be after every other update: a network of zeros learns nothing.
        for later in stride(from: iteration, to: iterations, by: costInterval).dropFirst() {
          note(cost, at: later)
        }
        break
      }
      iteration += 1
    }
    return TrainedNetwork(network: network, costs: costs)
  }

  /// The iterations after which to look for a cancellation: those of about 50 milliseconds.
  private static func iterationsPerStep(_ network: Network, _ dataSet: DataSet) -> Int {
    let work = network.flatParameters.count * dataSet.sampleCount
    return max(1, 200_000_000 / work)
  }
}

extension [Double] {
  fileprivate func hasSameBits(as other: [Double]) -> Bool {
    elementsEqual(other) { $0.bitPattern == $1.bitPattern }
  }
}

/// The cost at one moment of a training.
package struct CostPoint: Equatable, Sendable {
  /// The number of updates before it.
  package let iteration: Int

  /// The mean loss, 0 or more; infinite where the probability of a sample's class is 0.
  package let cost: Double

  package init(iteration: Int, cost: Double) {
    self.iteration = iteration
    self.cost = cost
  }
}

/// What a training ended in.
package struct TrainedNetwork: Equatable, Sendable {
  /// The network with its parameters after the last update.
  package let network: Network

  /// The costs before iteration 0 and after every interval, the last iteration's not included.
  package let costs: [CostPoint]

  /// The parameters after the last update.
  package var parameters: Parameters { network.parameters }
}
