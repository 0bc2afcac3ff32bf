// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing

@Suite("The built-in course")
struct BuiltInCourseTests {
  @Test("It is read with its three exercises in order, worth 10 points each")
  func exercises() throws {
    let course = try BuiltInCourse.read()

    #expect(course.name == "weight-initialisation")
    #expect(
      course.exercises.map(\.signature.description) == [
        "func initialize_parameters_zeros(_ layers_dims: [Int]) -> Parameters",
        "func initialize_parameters_random(_ layers_dims: [Int]) -> Parameters",
        "func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters",
      ]
    )
    #expect(course.exercises.map(\.points) == [10, 10, 10])
    #expect(course.exercises.map { $0.checks.map(\.points) } == [[6, 4], [6, 4], [6, 4]])
    #expect(
      course.exercises.map { $0.checks.map(\.after) }
        == Array(repeating: [[], ["values"]], count: 3)
    )
  }

  @Test("A student sees the notebook's case of each exercise; networks of other depths are hidden")
  func visibility() throws {
    let cases = try BuiltInCourse.read().exercises.map(BuiltInCourse.cases)

    #expect(
      cases.map { $0.filter { $0.visibility == .public }.map(\.name) } == [
        ["3-2-1"], ["3-2-1"], ["2-4-1"],
      ]
    )
    for cases in cases {
      #expect(Set(cases.map { $0.name.split(separator: "-").count }).isSuperset(of: [2, 3, 4, 5]))
      #expect(cases.map(\.arguments) == cases.map { [.ints(Self.sizes($0.name))] })
    }
  }

  /// The notebook prints eight decimals (course-notebook.txt, cells 59, 65 and 78).
  @Test(
    "The public cases expect what the notebook prints",
    arguments: [
      ("initialize_parameters_zeros", "3-2-1", "W1", [0, 0, 0, 0, 0, 0]),
      (
        "initialize_parameters_random", "3-2-1", "W1",
        [17.88628473, 4.36509851, 0.96497468, -18.63492703, -2.77388203, -3.54758979]
      ),
      ("initialize_parameters_random", "3-2-1", "W2", [-0.82741481, -6.27000677]),
      (
        "initialize_parameters_he", "2-4-1", "W1",
        [
          1.78862847, 0.43650985, 0.09649747, -1.8634927, -0.2773882, -0.35475898, -0.08274148,
          -0.62700068,
        ]
      ),
      (
        "initialize_parameters_he", "2-4-1", "W2",
        [-0.03098412, -0.33744411, -0.92904268, 0.62552248]
      ),
    ]
  )
  func notebook(exercise: String, name: String, matrix: String, printed: [Double]) throws {
    let elements = try #require(try BuiltInCourse.expected(exercise, name)[matrix]).elements

    #expect(elements.count == printed.count)
    for (element, printed) in zip(elements, printed) { #expect(abs(element - printed) < 5.1e-9) }
  }

  @Test("He's weights are numpy's draws from seed 3 at He's scale, bit for bit")
  func he() throws {
    for layers in [[2, 4, 1], [5, 3], [10, 3], [2, 10, 5, 1], [4, 6, 6, 3, 2]] {
      var random = RandomState(seed: 3)
      let expected = try BuiltInCourse.expected(
        "initialize_parameters_he",
        layers.map(String.init).joined(separator: "-")
      )

      for layer in 1..<layers.count {
        let scale = (2 / Double(layers[layer - 1])).squareRoot()
        #expect(expected["W\(layer)"] == random.randn(layers[layer], layers[layer - 1]) * scale)
        #expect(expected["b\(layer)"] == Matrix.zeros(layers[layer], 1))
      }
      #expect(expected.count == 2 * (layers.count - 1))
    }
  }

  @Test(
    "The trainings are the notebook's: 15,000 iterations of the 2-10-5-1 network on the circles"
  )
  func trainings() throws {
    let trainings = try BuiltInCourse.read().exercises.flatMap(BuiltInCourse.trainings)

    for training in trainings {
      #expect(training.arguments == [.ints([2, 10, 5, 1])])
      #expect(training.dataset == "circles")
      #expect(training.iterations == 15_000)
      #expect(training.learningRate == 0.01)
    }
    #expect(trainings.map(\.trainAccuracyAtLeast) == [0.5, 0.8, 0.99])
    #expect(trainings.map(\.testAccuracyAtLeast) == [0.5, 0.82, 0.95])
    #expect(trainings.map { $0.costs?.relative } == [1e-9, 0.25, 1e-3])
    #expect(
      trainings.map { $0.costs?.costs.first } == [
        0.6931471805599453, .infinity, 0.8830537463419761,
      ]
    )
  }

  @Test("The data set has 300 points to train on and 100 to test with, half of them in each class")
  func dataset() throws {
    let circles = try #require(try BuiltInCourse.read().datasets["circles"])

    #expect(circles.train.inputs.rows == 2)
    #expect(circles.train.inputs.columns == 300)
    #expect(circles.train.labels.reduce(0, +) == 150)
    #expect(circles.test.inputs.columns == 100)
    #expect(circles.test.labels.reduce(0, +) == 50)
  }

  private static func sizes(_ name: String) -> [Int] {
    name.split(separator: "-").compactMap { Int($0) }
  }
}
