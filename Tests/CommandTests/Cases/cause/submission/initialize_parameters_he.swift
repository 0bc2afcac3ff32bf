// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]
  var random = RandomState(seed: 3)
  for l in 1..<layers_dims.count {
    let scale = (6 / Double(layers_dims[l - 1])).squareRoot()
    parameters["W\(l)"] = random.randn(layers_dims[l], layers_dims[l - 1]) * scale
    parameters["b\(l)"] = Matrix.zeros(layers_dims[l], 1)
  }
  return parameters
}
