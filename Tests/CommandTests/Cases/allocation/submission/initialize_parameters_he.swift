import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  let side = 12_000
  var large = Matrix.ones(side, side)
  large[0, 0] = 2
  return ["W1": large]
}
