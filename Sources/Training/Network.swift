// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// A network of ReLU layers that ends in one sigmoid unit, of any depth.
///
/// Its parameters may be any doubles, NaN and infinities too; they then go through it as in numpy.
package struct Network: Equatable, Sendable {
  /// The most parameters that a network may have: 15,000 iterations with 300 samples then take
  /// some two minutes on one core, where the course's network has 91 parameters.
  package static let parameterLimit = 100_000

  /// The number of units of each layer, the inputs first.
  package let layerSizes: [Int]

  /// For each layer the weights, row after row, and then the biases, as the kernel takes them.
  var flatParameters: [Double]

  /// Checks parameters, and makes the network that they are.
  ///
  /// The number of layers and their sizes follow from the weights' shapes.
  ///
  /// - Parameters:
  ///   - parameters: `Wl` with the shape (units of layer l, units of layer l - 1) and `bl` with the
  ///     shape (units of layer l, 1), for l from 1 on.
  ///   - featureCount: The number of inputs.
  /// - Throws: every case of `TrainingError` but `cancelled`; the first fault in the order names,
  ///   shapes, size.
  package init(_ parameters: Parameters, featureCount: Int) throws(TrainingError) {
    let layers = try Self.layers(of: parameters, featureCount: featureCount)
    layerSizes = [featureCount] + layers.map(\.weights.rows)
    flatParameters = layers.flatMap { $0.weights.elements + $0.biases.elements }
  }

  /// The parameters by name; every NaN in them is the same NaN.
  package var parameters: Parameters {
    var result: Parameters = [:]
    var rest = flatParameters[...]
    for (number, (inputs, units)) in zip(layerSizes, layerSizes.dropFirst()).enumerated() {
      for (letter, columns) in [("W", inputs), ("b", 1)] {
        let elements = rest.prefix(units * columns).map(\.withOneNaN)
        result["\(letter)\(number + 1)"] = Matrix(rows: units, columns: columns, elements: elements)
        rest = rest.dropFirst(units * columns)
      }
    }
    return result
  }

  /// Finds for each sample the probability that it is of class 1.
  ///
  /// - Parameters:
  ///   - inputs: The samples, one in each column: (features, samples).
  ///   - kernel: The kernel to compute with; it makes no difference to the result.
  /// - Returns: One probability for each sample, from 0 to 1, or NaN.
  package func probabilities(of inputs: Matrix, kernel: Kernel = .best) -> [Double] {
    let run = KernelRun(kernel, network: self, inputs: inputs)
    return run.probabilities(flatParameters)
  }

  /// Returns the class of each sample: 1 where the probability is above 0.5, else 0.
  package func predictions(of inputs: Matrix) -> [Int] {
    probabilities(of: inputs).map { $0 > 0.5 ? 1 : 0 }
  }

  /// Returns the share of a data set's samples whose class is predicted, from 0 to 1.
  package func accuracy(on dataSet: DataSet) -> Double {
    let matches = zip(predictions(of: dataSet.inputs), dataSet.labels).count { $0 == $1 }
    return Double(matches) / Double(dataSet.sampleCount)
  }
}

extension Double {
  /// The value, or the one NaN that stands for all: a NaN's sign and payload vary by processor.
  var withOneNaN: Double { isNaN ? .nan : self }
}
