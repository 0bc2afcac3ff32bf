import CourseKit

func initialize_parameters_he(layers_dims: [Double]) -> [Matrix] {
  []
}
