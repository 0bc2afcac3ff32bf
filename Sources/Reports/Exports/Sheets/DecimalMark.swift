// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// What a sheet's numbers have before their decimals.
enum DecimalMark {
  case point
  case comma

  /// Told from the first number with decimals; without one, a sheet with `;` between its cells has
  /// commas.
  init(of cells: some Sequence<String>, delimiter: UInt8) {
    let number = #/[0-9]+([.,])[0-9]+/#
    let mark = cells.lazy.compactMap { $0.wholeMatch(of: number)?.1 }.first
    switch mark {
    case ",": self = .comma
    case .some: self = .point
    case nil: self = delimiter == UInt8(ascii: ";") ? .comma : .point
    }
  }

  /// The number of points as the sheet writes numbers.
  func text(_ points: Points) -> String {
    let text = NumberText.exactPoints(points)
    return self == .comma ? text.replacing(".", with: ",") : text
  }

  /// The number of points that a cell holds; nil where it holds something else.
  static func points(_ cell: String) -> Points? {
    Double(cell.replacing(",", with: ".")).flatMap(Points.init(checking:))
  }
}
