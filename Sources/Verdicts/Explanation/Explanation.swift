// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What a function answered to one case.
package struct Answer: Equatable, Sendable {
  package let `case`: Case
  /// The value that it returned; nil where it ended without one.
  package let got: Value?

  package init(case: Case, got: Value?) {
    self.case = `case`
    self.got = got
  }

  /// The comparison with the expected value; nil where there is no value.
  package var comparison: Comparison? {
    got.map { Comparison(got: $0, expected: `case`.expected, within: `case`.tolerance) }
  }

  /// Whether the answer is what somebody else's function returns: `value`, or nothing for nil.
  fileprivate func matches(_ value: Value?) -> Bool {
    guard let got, let value else { return got == nil && value == nil }
    return Comparison(got: got, expected: value, within: `case`.tolerance).isEqual
  }
}

/// What is known about all the answers of an exercise together.
package enum Explanation: Equatable, Sendable {
  /// Every answer is the stub's, and it is not the right one throughout.
  case stub
  /// Every answer is what a known mistake returns, and it is not the right one throughout.
  case mistake(Mistake)
  /// Every answer follows from the expected one in a way that the numbers show.
  case cause(Cause)

  /// Explains the answers: the stub before the mistakes, these in the course's order, and a cause
  /// that is found from the numbers where nobody foresaw it.
  ///
  /// A mistake is named only when it accounts for every answer: also for the right ones, which some
  /// mistakes give by chance, and for the missing ones, where the mistake returns nothing either.
  /// The answers are those of all the exercise's values cases that were run.
  package init?(of answers: [Answer], knowing mistakes: [Mistake]) {
    guard answers.contains(where: { $0.got != nil && $0.comparison?.isEqual != true }) else {
      return nil
    }
    if answers.allSatisfy({ $0.matches($0.case.stubValue) }) {
      self = .stub
      return
    }
    let mistake = mistakes.first { mistake in
      answers.allSatisfy { $0.matches($0.case.mistakeValues[mistake.name]) }
    }
    if let mistake {
      self = .mistake(mistake)
    } else if let cause = Cause(of: answers) {
      self = .cause(cause)
    } else {
      return nil
    }
  }
}
