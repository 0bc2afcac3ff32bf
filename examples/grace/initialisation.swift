import CourseKit

// The three methods differ only in how W is filled, so one function makes the parameters of a
// network, and each exercise hands it the way to fill W.
func makeParameters(
  _ layers: [Int],
  weights: (_ units: Int, _ inputs: Int) -> Matrix
) -> Parameters {
  var parameters: Parameters = [:]
  for (l, (inputs, units)) in zip(layers, layers.dropFirst()).enumerated() {
    parameters["W\(l + 1)"] = weights(units, inputs)
    parameters["b\(l + 1)"] = .zeros(units, 1)
  }
  return parameters
}

func initialize_parameters_zeros(_ layers_dims: [Int]) -> Parameters {
  makeParameters(layers_dims, weights: Matrix.zeros)
}

func initialize_parameters_random(_ layers_dims: [Int]) -> Parameters {
  var generator = RandomState(seed: 3)
  return makeParameters(layers_dims) { units, inputs in
    generator.randn(units, inputs) * 10
  }
}

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var generator = RandomState(seed: 3)
  return makeParameters(layers_dims) { units, inputs in
    generator.randn(units, inputs) * (2 / Double(inputs)).squareRoot()
  }
}
