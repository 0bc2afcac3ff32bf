// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CTrainingKernel
internal import CourseKit

/// Samples laid out for a kernel, and the workspace that it needs for them and a network's shape.
struct KernelRun: ~Copyable {
  private let kernel: Kernel
  private let layerSizes: [Int]
  private let sampleCount: Int
  private let inputs: AlignedDoubles
  private let labels: AlignedDoubles
  private let outputs: AlignedDoubles
  private let workspace: AlignedDoubles

  /// Lays out samples; `labels` are needed to descend, not to find probabilities.
  init(_ kernel: Kernel, network: Network, inputs: Matrix, labels: [Int] = []) {
    precondition(
      inputs.rows == network.layerSizes[0],
      "samples must have \(network.layerSizes[0]) features, but have \(inputs.rows)"
    )
    precondition(kernel.isAvailable, "kernel '\(kernel.rawValue)' can't run on this processor")
    self.kernel = kernel
    layerSizes = network.layerSizes
    sampleCount = inputs.columns
    self.inputs = AlignedDoubles(paddedRowsOf: inputs)
    let row = Matrix(rows: 1, columns: labels.count, elements: labels.map(Double.init))
    self.labels = AlignedDoubles(paddedRowsOf: row)
    outputs = AlignedDoubles(count: training_padded_count(sampleCount))
    workspace = AlignedDoubles(count: Self.workspaceCount(layerSizes))
  }

  /// Returns the network's output for each sample; every NaN is the same NaN.
  func probabilities(_ parameters: [Double]) -> [Double] {
    withShapes { network, samples in
      training_evaluate(
        kernel.cKernel,
        network,
        samples,
        parameters,
        outputs.pointer,
        workspace.pointer
      )
    }
    return UnsafeBufferPointer(start: outputs.pointer, count: sampleCount).map(\.withOneNaN)
  }

  /// Moves the parameters down the gradient of the loss, a number of times.
  func descend(_ parameters: inout [Double], learningRate: Double, iterations: Int) {
    precondition(labels.count == outputs.count, "descending needs a label for each sample")
    withShapes { network, samples in
      training_descend(
        kernel.cKernel,
        network,
        samples,
        learningRate,
        iterations,
        &parameters,
        workspace.pointer
      )
    }
  }

  private func withShapes(
    _ body: (UnsafePointer<training_network>, UnsafePointer<training_samples>) -> Void
  ) {
    var samples = training_samples(
      count: sampleCount,
      inputs: inputs.pointer,
      labels: labels.pointer
    )
    Self.withNetwork(layerSizes) { body($0, &samples) }
  }

  private static func workspaceCount(_ layerSizes: [Int]) -> Int {
    withNetwork(layerSizes) { training_workspace_count($0) }
  }

  private static func withNetwork<Result>(
    _ layerSizes: [Int],
    _ body: (UnsafePointer<training_network>) -> Result
  ) -> Result {
    layerSizes.withUnsafeBufferPointer { sizes in
      var network = training_network(
        layer_count: layerSizes.count - 1,
        layer_sizes: sizes.baseAddress
      )
      return body(&network)
    }
  }
}
