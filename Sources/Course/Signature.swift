// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The function that an exercise asks for.
package struct Signature: Codable, Hashable, Sendable {
  /// One parameter: its name in the stub and its type.
  package struct Argument: Codable, Hashable, Sendable {
    package let name: String
    package let type: ValueType

    package init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// The function's name, which is the exercise's.
  package let function: String
  package let arguments: [Argument]
  package let returns: ValueType

  package init(function: String, arguments: [Argument], returns: ValueType) {
    self.function = function
    self.arguments = arguments
    self.returns = returns
  }
}
