// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Why parameters can't be trained.
package enum TrainingError: Error, Equatable {
  /// There is no parameter at all.
  case noParameters

  /// A name that no parameter has, cut to 40 characters.
  case unknownName(String)

  /// A parameter that a network of so many layers needs.
  case missing(name: String, layers: Int)

  /// A parameter whose shape does not fit the data or the other parameters.
  case wrongShape(name: String, found: Shape, expected: Shape, because: ShapeRule)

  /// A weight matrix without rows.
  case noUnits(name: String)

  /// A network with more parameters than training takes.
  case tooLarge(parameters: Int, limit: Int)

  /// The task that trains was cancelled.
  case cancelled

  /// The rows and columns of a parameter.
  package struct Shape: Equatable, Sendable, CustomStringConvertible {
    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// For example "10 x 2".
    package var description: String { "\(rows) x \(columns)" }
  }

  /// What fixes the shape of a parameter.
  package enum ShapeRule: Equatable, Sendable {
    /// The first weights have a column for each feature of the data.
    case columnPerFeature

    /// Later weights have a column for each unit of the layer before, whose number this is.
    case columnPerUnit(layer: Int)

    /// The last weights have one row, since a network ends in one unit.
    case oneOutput

    /// Biases are a column with a row for each unit of their layer, whose number this is.
    case biasPerUnit(layer: Int)
  }
}

extension TrainingError: CustomStringConvertible {
  /// One line: the parameter, what was found, what is allowed.
  package var description: String {
    switch self {
    case .noParameters:
      "there are no parameters: a network needs at least 'W1' and 'b1'"
    case .unknownName(let name):
      "'\(name)' is not the name of a parameter: names are 'W1', 'b1', 'W2', 'b2' and so on"
    case .missing(let name, let layers):
      "'\(name)' is missing: \(Self.needs(ofLayers: layers))"
    case .wrongShape(let name, let found, let expected, let rule):
      "'\(name)' is \(found), but must be \(expected): \(rule)"
    case .noUnits(let name):
      "'\(name)' has 0 rows, but must have at least 1: one for each unit of its layer"
    case .tooLarge(let parameters, let limit):
      "the network has \(parameters) parameters, but training takes at most \(limit)"
    case .cancelled:
      "training was cancelled"
    }
  }

  private static func needs(ofLayers layers: Int) -> String {
    layers == 1
      ? "a network of 1 layer needs 'W1' and 'b1'"
      : "a network of \(layers) layers needs 'W1' to 'W\(layers)' and 'b1' to 'b\(layers)'"
  }
}

extension TrainingError.ShapeRule: CustomStringConvertible {
  /// The rule in words that follow a colon.
  package var description: String {
    switch self {
    case .columnPerFeature: "one column for each feature of the data"
    case .columnPerUnit(let layer): "one column for each unit of layer \(layer)"
    case .oneOutput: "the network ends in one unit"
    case .biasPerUnit(let layer): "one bias for each unit of layer \(layer)"
    }
  }
}
