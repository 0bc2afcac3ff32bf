// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Starts a network with random weights at He's scale, √(2 / units before), and biases at 0.
///
/// - Parameter layers_dims: how many units each layer has, the input layer first: `[2, 4, 1]`.
/// - Returns: for each layer `l` from 1 on: "W1", "W2" … of shape
///   (`layers_dims[l]`, `layers_dims[l - 1]`), and "b1", "b2" … of shape (`layers_dims[l]`, 1).
func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]
  // BEGIN SOLUTION
  // STUB: // Make the generator here, seed 3 (1 line) / crie o gerador aqui, semente 3 (1 linha).
  var random = RandomState(seed: 3)
  // END SOLUTION

  for l in 1..<layers_dims.count {
    // BEGIN SOLUTION
    // STUB: // Write your code here (2 or 3 lines) / escreva seu código aqui (2 ou 3 linhas).
    // STUB: parameters["W\(l)"] = nil
    // STUB: parameters["b\(l)"] = nil
    let scale = (2 / Double(layers_dims[l - 1])).squareRoot()
    parameters["W\(l)"] = random.randn(layers_dims[l], layers_dims[l - 1]) * scale
    parameters["b\(l)"] = Matrix.zeros(layers_dims[l], 1)
    // END SOLUTION
  }
  return parameters
}
