// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Rows and columns are exchanged: of the matrices, or of their sizes alone.
struct TransposedMatrices: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    for group in evidence.groups {
      if let transposition = transposition(of: group, in: evidence) {
        return .transposed(group, transposition)
      }
    }
    return nil
  }

  private func transposition(
    of group: PartGroup,
    in evidence: Evidence
  ) -> Cause.Transposition? {
    [.transposed, .refilled].first { transposition in
      let agreement = evidence.agreement { record in
        record.expected.map { part in
          part.isIn(group) ? part.replacing(part.matrix.exchanged(by: transposition)) : part
        }
      }
      guard let agreement else { return false }
      // Another shape is no chance; where all are square only the numbers tell.
      return agreement.isRestructured || agreement.isTelling()
    }
  }
}

extension Matrix {
  fileprivate func exchanged(by transposition: Cause.Transposition) -> Matrix {
    switch transposition {
    case .transposed: transposed
    case .refilled: Matrix(rows: columns, columns: rows, elements: elements)
    }
  }
}
