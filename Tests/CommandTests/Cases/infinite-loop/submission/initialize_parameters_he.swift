import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var l = 1
  while l < layers_dims.count {
    _ = Matrix.zeros(layers_dims[l], 1)
  }
  return [:]
}
