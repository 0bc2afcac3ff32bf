// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Matrix: CustomStringConvertible {
  /// The matrix as numpy prints it: 8 digits, aligned columns, lines of at most 75 characters.
  ///
  /// Above 1,000 elements only the first and the last three rows and columns are shown.
  public var description: String {
    guard !elements.isEmpty else { return "[]" }

    let isSummarized = elements.count > NumpyLayout.summaryThreshold
    let shownRows = NumpyLayout.shownIndices(of: rows, isSummarized: isSummarized)
    let shownColumns = NumpyLayout.shownIndices(of: columns, isSummarized: isSummarized)
    let shownElements = shownRows.compactMap(\.self).flatMap { row in
      shownColumns.compactMap(\.self).map { column in self[row, column] }
    }
    let format = NumpyFloatFormat(fitting: shownElements)
    let lines = shownRows.map { row in
      guard let row else { return NumpyLayout.ellipsis }
      let words = shownColumns.map { column in
        guard let column else { return NumpyLayout.ellipsis }
        return format.text(of: self[row, column])
      }
      return "[" + NumpyLayout.wrapped(words) + "]"
    }
    return "[" + lines.joined(separator: "\n ") + "]"
  }
}
