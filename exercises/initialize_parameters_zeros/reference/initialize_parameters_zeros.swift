// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Starts a network with every weight and every bias at 0.
///
/// - Parameter layers_dims: how many units each layer has, the input layer first: `[2, 4, 1]`.
/// - Returns: for each layer `l` from 1 on: "W1", "W2" … of shape
///   (`layers_dims[l]`, `layers_dims[l - 1]`), and "b1", "b2" … of shape (`layers_dims[l]`, 1).
func initialize_parameters_zeros(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]

  for l in 1..<layers_dims.count {
    // BEGIN SOLUTION
    // STUB: // Write your code here (2 lines) / escreva seu código aqui (2 linhas).
    // STUB: parameters["W\(l)"] = nil
    // STUB: parameters["b\(l)"] = nil
    parameters["W\(l)"] = Matrix.zeros(layers_dims[l], layers_dims[l - 1])
    parameters["b\(l)"] = Matrix.zeros(layers_dims[l], 1)
    // END SOLUTION
  }
  return parameters
}
