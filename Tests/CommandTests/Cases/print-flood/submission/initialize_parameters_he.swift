import CourseKit

func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
  while true {
    print("still here")
  }
}
