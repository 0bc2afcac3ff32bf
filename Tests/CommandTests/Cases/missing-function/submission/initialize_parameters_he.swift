import CourseKit

func initialise_parameters_he(_ layers_dims: [Int]) -> Parameters {
  [:]
}
