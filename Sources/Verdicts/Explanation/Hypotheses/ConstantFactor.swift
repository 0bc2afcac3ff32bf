// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// Every number is one and the same factor times the expected one.
struct ConstantFactor: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    for group in evidence.groups {
      if let factor = evidence.factor(of: group, by: .constant) { return .factor(factor, group) }
    }
    return nil
  }
}

/// Every number is a factor times the expected one that depends on the size of its matrix or of an
/// argument.
struct SizeFactor: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    let rules = FactorRule.all(for: evidence.records.first?.arguments ?? [])
    for group in evidence.groups {
      for rule in rules {
        if let factor = evidence.factor(of: group, by: rule, choices: rules.count) {
          return .factor(factor, group)
        }
      }
    }
    return nil
  }
}

extension Evidence {
  /// The factor by which a group is off by a rule; nil where that does not account for everything.
  fileprivate func factor(
    of group: PartGroup,
    by rule: FactorRule,
    choices: Int = 1
  ) -> Factor? {
    guard let coefficient = coefficient(of: group, by: rule) else { return nil }
    let candidates = [NamedNumber.nearest(to: coefficient)?.value, coefficient].compactMap(\.self)
    return candidates.lazy.map { Factor(coefficient: $0, rule: rule) }.first { factor in
      agreement(multiplying: group, by: factor)?.isTelling(free: 1, choices: choices) == true
    }
  }

  /// What a rule has to be multiplied by to give the largest expected number of the open records.
  private func coefficient(of group: PartGroup, by rule: FactorRule) -> Double? {
    var largest = 0.0
    var coefficient: Double?
    for record in open where record.expected.count == record.got.count {
      for (expected, got) in zip(record.expected, record.got) where expected.isIn(group) {
        guard let size = rule.value(for: expected, in: record) else { return nil }
        for (expected, got) in zip(expected.matrix.elements, got.matrix.elements)
        where expected.isFinite && expected.magnitude > largest {
          largest = expected.magnitude
          coefficient = got / expected / size
        }
      }
    }
    guard let coefficient, coefficient.isFinite, coefficient != 0 else { return nil }
    return coefficient
  }

  private func agreement(multiplying group: PartGroup, by factor: Factor) -> Agreement? {
    agreement { record in
      var parts = record.expected
      for (index, part) in parts.enumerated() where part.isIn(group) {
        guard let value = factor.value(for: part, in: record) else { return nil }
        parts[index] = part.replacing(part.matrix * value)
      }
      return parts
    }
  }
}
