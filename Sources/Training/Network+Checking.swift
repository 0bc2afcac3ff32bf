// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CourseKit

/// Whether parameters, which come from students, are those of a network.
extension Network {
  /// Returns the weights and biases of each layer, in order.
  static func layers(
    of parameters: Parameters,
    featureCount: Int
  ) throws(TrainingError) -> [(weights: Matrix, biases: Matrix)] {
    let count = try layerCount(of: parameters)
    var layers: [(weights: Matrix, biases: Matrix)] = []
    for number in 1...count {
      guard let weights = parameters["W\(number)"] else {
        throw .missing(name: "W\(number)", layers: count)
      }
      guard let biases = parameters["b\(number)"] else {
        throw .missing(name: "b\(number)", layers: count)
      }
      layers.append((weights, biases))
    }
    try checkShapes(layers, featureCount: featureCount)
    let size = layers.reduce(0) { $0 + $1.weights.elements.count + $1.biases.elements.count }
    guard size <= parameterLimit else { throw .tooLarge(parameters: size, limit: parameterLimit) }
    return layers
  }

  /// Returns the largest layer number of the names, all of which must be those of parameters.
  private static func layerCount(of parameters: Parameters) throws(TrainingError) -> Int {
    var largest = 0
    for name in parameters.keys.sorted() {
      guard let number = layerNumber(of: name) else { throw .unknownName(String(name.prefix(40))) }
      largest = max(largest, number)
    }
    guard largest > 0 else { throw .noParameters }
    return largest
  }

  /// Returns l of "Wl" or "bl", and nothing for any other name.
  private static func layerNumber(of name: String) -> Int? {
    guard let letter = name.first, letter == "W" || letter == "b",
      let number = Int(name.dropFirst()), number > 0, name == "\(letter)\(number)"
    else { return nil }
    return number
  }

  private static func checkShapes(
    _ layers: [(weights: Matrix, biases: Matrix)],
    featureCount: Int
  ) throws(TrainingError) {
    var inputs = featureCount
    for (number, layer) in zip(1..., layers) {
      let units = number == layers.count ? 1 : layer.weights.rows
      guard units > 0 else { throw .noUnits(name: "W\(number)") }
      try check(
        layer.weights,
        "W\(number)",
        is: .init(rows: layer.weights.rows, columns: inputs),
        because: number == 1 ? .columnPerFeature : .columnPerUnit(layer: number - 1)
      )
      try check(
        layer.weights,
        "W\(number)",
        is: .init(rows: units, columns: inputs),
        because: .oneOutput
      )
      try check(
        layer.biases,
        "b\(number)",
        is: .init(rows: units, columns: 1),
        because: .biasPerUnit(layer: number)
      )
      inputs = units
    }
  }

  private static func check(
    _ matrix: Matrix,
    _ name: String,
    is expected: TrainingError.Shape,
    because rule: TrainingError.ShapeRule
  ) throws(TrainingError) {
    let found = TrainingError.Shape(rows: matrix.rows, columns: matrix.columns)
    guard found == expected else {
      throw .wrongShape(name: name, found: found, expected: expected, because: rule)
    }
  }
}
