// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Every number has the opposite sign.
struct OppositeSign: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    evidence.groups
      .first { evidence.agreement(mapping: $0, -)?.isTelling() == true }
      .map(Cause.sign)
  }
}
