// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// The values are right to the precision of `Float`, and each is a `Float`.
struct SinglePrecision: Hypothesis {
  /// 16 units in the last place of a `Float`: what a few operations lose.
  private static let tolerance = Tolerance(relative: 0x1p-20, absolute: 0)

  func cause(of evidence: Evidence) -> Cause? {
    let areFloats = evidence.records.allSatisfy { record in
      record.got.allSatisfy { $0.matrix.elements.allSatisfy { Double(Float($0)) == $0 } }
    }
    guard areFloats,
      let agreement = evidence.agreement(
        mapping: .all,
        within: Self.tolerance,
        { Double(Float($0)) }
      ),
      agreement.isTelling()
    else { return nil }
    return .singlePrecision
  }
}
