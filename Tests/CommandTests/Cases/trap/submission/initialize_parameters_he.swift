import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var parameters: Parameters = [:]
  for l in 1...layers_dims.count {
    parameters["b\(l)"] = Matrix.zeros(layers_dims[l], 1)
  }
  return parameters
}
