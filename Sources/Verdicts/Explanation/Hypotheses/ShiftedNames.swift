// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The values are right, but their names are numbered from 0 or from 2.
struct ShiftedNames: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    guard let first = evidence.open.lazy.compactMap(\.firstNumbered).first else { return nil }
    for shift in [-1, 1] {
      let agreement = evidence.agreement { record in
        record.expected.map { $0.renumbered(by: shift) }
      }
      if agreement?.isRestructured == true, let expected = first.name,
        let got = first.renumbered(by: shift).name
      {
        return .namesShifted(expected: expected, got: got)
      }
    }
    return nil
  }
}

extension Record {
  fileprivate var firstNumbered: Part? { expected.first { $0.layer != nil } }
}
