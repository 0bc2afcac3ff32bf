// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Starts a network with large random weights, 10 times a normal draw, and biases at 0.
///
/// - Parameter layers_dims: how many units each layer has, the input layer first: `[2, 4, 1]`.
/// - Returns: for each layer `l` from 1 on: "W1", "W2" … of shape
///   (`layers_dims[l]`, `layers_dims[l - 1]`), and "b1", "b2" … of shape (`layers_dims[l]`, 1).
func initialize_parameters_random(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]
  // Make the generator here, seed 3 (1 line) / crie o gerador aqui, semente 3 (1 linha).

  for l in 1..<layers_dims.count {
    // Write your code here (2 lines) / escreva seu código aqui (2 linhas).
    parameters["W\(l)"] = nil
    parameters["b\(l)"] = nil
  }
  return parameters
}
