import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  var generator = RandomState(seed: 3)
  let weights = generator.randnn(layers_dims[1], layers_dims[0])
  return ["W1": weights, "b1": Matrix.zeros(layer_dims[1], 1)]
}
