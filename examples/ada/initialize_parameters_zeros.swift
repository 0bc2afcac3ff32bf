import CourseKit

func initialize_parameters_zeros(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]

  for l in 1..<layers_dims.count {
    let units = layers_dims[l]
    let inputs = layers_dims[l - 1]
    parameters["W\(l)"] = Matrix.zeros(units, inputs)
    parameters["b\(l)"] = Matrix.zeros(units, 1)
  }
  return parameters
}
