import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]
  var generator = RandomState(seed: 3)

  for l in 1..<layers_dims.count {
    let units = layers_dims[l]
    let inputs = layers_dims[l - 1]
    let scale = (1 / Double(inputs)).squareRoot()
    parameters["W\(l)"] = scale * generator.randn(units, inputs)
    parameters["b\(l)"] = Matrix.zeros(units, 1)
  }
  return parameters
}
