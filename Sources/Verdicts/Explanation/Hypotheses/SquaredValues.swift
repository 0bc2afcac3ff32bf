// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Every number is the square of the expected one or its square root, as variance and standard
/// deviation are of each other.
struct SquaredValues: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    for group in evidence.groups {
      if evidence.agreement(mapping: group, { $0 * $0 })?.isTelling() == true {
        return .squared(group)
      }
      if evidence.hasOnlyRoots(in: group),
        evidence.agreement(mapping: group, { $0.squareRoot() })?.isTelling() == true
      {
        return .squareRoot(group)
      }
    }
    return nil
  }
}

extension Evidence {
  /// Whether no expected number of a group is negative, which would have NaN for a root.
  fileprivate func hasOnlyRoots(in group: PartGroup) -> Bool {
    records.allSatisfy { record in
      record.expected.allSatisfy { !$0.isIn(group) || $0.matrix.elements.allSatisfy { $0 >= 0 } }
    }
  }
}
