// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// The parts of a value that a cause is about.
package enum PartGroup: Codable, Sendable {
  /// `W1`, `W2`, …
  case weights
  /// `b1`, `b2`, …
  case biases
  /// All numbers of the value.
  case all
}

/// A matrix, a list (one row) or a single number (1 by 1) within a value.
struct Part {
  let place: Place
  let matrix: Matrix

  func isIn(_ group: PartGroup) -> Bool {
    switch group {
    case .all: true
    case .weights: layer != nil && name?.first == "W"
    case .biases: layer != nil && name?.first == "b"
    }
  }

  /// The number that the part's name ends with; nil for a part without one.
  var layer: Int? { name.flatMap(Verdicts.layer) }

  /// The part's name among `Parameters`.
  var name: String? {
    if case .name(let name) = place.steps.last { name } else { nil }
  }

  /// The same numbers, named for another layer; itself where it has no layer.
  func renumbered(by shift: Int) -> Part {
    guard let name, let layer else { return self }
    let letters = name.prefix { !("0"..."9").contains($0) }
    let steps = place.steps.dropLast() + [.name("\(letters)\(layer &+ shift)")]
    return Part(place: Place(steps: Array(steps)), matrix: matrix)
  }

  /// Other numbers in the same place.
  func replacing(_ matrix: Matrix) -> Part {
    Part(place: place, matrix: matrix)
  }
}

/// A value taken apart.
struct ValueParts {
  /// What has floating-point numbers, in the order of comparison: W1, b1, W2 and so on.
  private(set) var parts: [Part] = []
  /// The rest: integers, booleans, texts.
  private(set) var others: [Value] = []

  init(_ value: Value) {
    add(value, at: .result)
  }

  private mutating func add(_ value: Value, at place: Place) {
    switch value {
    case .double(let number):
      parts.append(Part(place: place, matrix: Matrix(rows: 1, columns: 1, elements: [number])))
    case .doubles(let numbers):
      let row = Matrix(rows: 1, columns: numbers.count, elements: numbers)
      parts.append(Part(place: place, matrix: row))
    case .matrix(let matrix):
      parts.append(Part(place: place, matrix: matrix))
    case .matrices(let matrices):
      for (index, matrix) in matrices.enumerated() {
        parts.append(Part(place: place.appending(.index(index)), matrix: matrix))
      }
    case .parameters(let parameters):
      for (name, matrix) in parameters.sorted(by: { precedes($0.key, $1.key) }) {
        parts.append(Part(place: place.appending(.name(name)), matrix: matrix))
      }
    case .tuple(let members):
      for (member, value) in members.enumerated() {
        add(value, at: place.appending(.member(member)))
      }
    case .int, .bool, .string, .ints, .strings:
      others.append(value)
    }
  }
}
