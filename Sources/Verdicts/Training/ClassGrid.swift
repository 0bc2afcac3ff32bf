// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The classes that a trained network predicts on a square grid over the plane, as runs.
///
/// It is the picture of a decision boundary, without the network: some hundred numbers, which
/// whoever draws it needs no forward pass for.
package struct ClassGrid: Codable, Equatable, Sendable {
  /// The points in a row and in a column.
  package static let side = 100
  /// What the grid covers in both directions, as the course's notebook plots it.
  package static let bounds = -1.5...1.5

  /// Lengths of runs of equal classes in row-major order from the top left, those of class 0 and of
  /// class 1 in turns; the first is of class 0 and may be 0.
  package let runLengths: [Int]

  /// Takes the class, 0 or 1, of each of `side` · `side` points, in the order of ``points(inRow:)``.
  package init(classes: [Int]) {
    precondition(
      classes.count == Self.side * Self.side,
      "a grid must have \(Self.side * Self.side) classes, but has \(classes.count)"
    )
    var lengths = [0]
    var current = 0
    for value in classes {
      if value != current {
        lengths.append(0)
        current = value
      }
      lengths[lengths.count - 1] += 1
    }
    runLengths = lengths
  }

  /// The points of a row, which is 0 at the top, from left to right: the middles of its cells.
  package static func points(inRow row: Int) -> [(x: Double, y: Double)] {
    let step = (bounds.upperBound - bounds.lowerBound) / Double(side)
    let y = bounds.upperBound - (Double(row) + 0.5) * step
    return (0..<side).map { (bounds.lowerBound + (Double($0) + 0.5) * step, y) }
  }

  /// The columns of class 1 in each row, from the top.
  package var rows: [[Range<Int>]] {
    var rows = [[Range<Int>]](repeating: [], count: Self.side)
    var position = 0
    for (number, length) in runLengths.enumerated() {
      let end = min(position + max(length, 0), Self.side * Self.side)
      while number % 2 == 1, position < end {
        let (row, column) = position.quotientAndRemainder(dividingBy: Self.side)
        let next = min(end, (row + 1) * Self.side)
        rows[row].append(column..<column + next - position)
        position = next
      }
      position = end
    }
    return rows
  }
}
