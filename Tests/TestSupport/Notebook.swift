// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Foundation

/// A notebook with some code cells, as Jupyter writes it.
package struct Notebook {
  package let cells: [String]
  /// What each cell is said to have printed or raised when it was saved.
  package let outputs: String
  /// nbformat 3 or 4.
  package let format: Int

  package init(_ cells: [String], outputs: String = "", format: Int = 4) {
    self.cells = cells
    self.outputs = outputs
    self.format = format
  }

  package func file(_ name: String = "he.ipynb") throws -> SourceFile {
    let cells = cells.map { source -> [String: Any] in
      var cell: [String: Any] = [
        "cell_type": "code", "metadata": [:] as [String: Any],
        "outputs": [["output_type": "stream", "text": [outputs]] as [String: Any]],
      ]
      cell[format == 3 ? "input" : "source"] = lines(of: source)
      return cell
    }
    let text: [String: Any] = ["cell_type": "markdown", "source": ["# About"]]
    let all = [text] + cells
    let notebook: [String: Any] =
      format == 3
      ? ["nbformat": 3, "worksheets": [["cells": all]]] : ["nbformat": 4, "cells": all]
    return SourceFile(
      name: name,
      bytes: Array(try JSONSerialization.data(withJSONObject: notebook))
    )
  }

  private func lines(of source: String) -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    return lines.dropLast() + lines.suffix(1).map { String($0.dropLast()) }
  }
}
