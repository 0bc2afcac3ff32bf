// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// In which order a function draws its parts from the stream, and by what it multiplies them.
struct DrawPlan {
  /// The drawing of one part.
  struct Step {
    /// The part's position among the record's expected parts.
    let part: Int
    var scale: Double
    /// Whether the stream begins anew before it.
    var restarts = false
  }

  var steps: [Step]
  /// Whether a matrix is filled column after column instead of row after row.
  var fillsColumns = false

  /// The record's expected parts, with those that are drawn taken from a stream; nil where that is
  /// too short.
  func parts(of record: Record, from draws: [Double]) -> [Part]? {
    var parts = record.expected
    var position = 0
    for step in steps {
      if step.restarts { position = 0 }
      let matrix = parts[step.part].matrix
      let end = position + matrix.elements.count
      guard end <= draws.count else { return nil }
      let drawn = filled(matrix.rows, matrix.columns, with: Array(draws[position..<end]))
      parts[step.part] = parts[step.part].replacing(drawn * step.scale)
      position = end
    }
    return parts
  }

  private func filled(_ rows: Int, _ columns: Int, with elements: [Double]) -> Matrix {
    fillsColumns
      ? Matrix(rows: columns, columns: rows, elements: elements).transposed
      : Matrix(rows: rows, columns: columns, elements: elements)
  }
}
