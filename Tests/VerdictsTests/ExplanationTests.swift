// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

struct ExplanationTests {
  private let mistakes = ["ones", "transposed", "traps"].map {
    Mistake(name: $0, explanation: LocalizedText(english: $0))
  }

  /// A case that expects 2, whose stub returns 0.
  private func makeCase(_ name: String, mistakes: [String: Value]) -> Case {
    Case(
      name: name,
      arguments: [],
      visibility: .public,
      expected: .double(2),
      tolerance: Sample.tight,
      stubValue: .double(0),
      mistakeValues: mistakes
    )
  }

  private func explanation(_ answers: (Value?, [String: Value])...) -> Explanation? {
    Explanation(
      of: answers.enumerated().map { position, answer in
        Answer(case: makeCase("\(position)", mistakes: answer.1), got: answer.0)
      },
      knowing: mistakes
    )
  }

  @Test("A mistake that gives every answer is named, within the tolerance")
  func recognised() {
    let found = explanation(
      (.double(1 + 1e-9), ["ones": .double(1)]),
      (.double(1), ["ones": .double(1), "transposed": .double(3)])
    )

    #expect(found == .mistake(mistakes[0]))
  }

  @Test("A mistake that gives only some of the wrong answers is not named")
  func onlySome() {
    #expect(
      explanation(
        (.double(1), ["ones": .double(1)]),
        (.double(5), ["ones": .double(1)])
      ) == nil
    )
  }

  @Test("A mistake that is right by chance in one case is still named")
  func rightByChance() {
    let found = explanation(
      (.double(2), ["ones": .double(2)]),
      (.double(1), ["ones": .double(1)])
    )

    #expect(found == .mistake(mistakes[0]))
  }

  @Test("A mistake that would be wrong where the answer is right is not named")
  func contradicted() {
    #expect(
      explanation(
        (.double(2), ["ones": .double(1)]),
        (.double(1), ["ones": .double(1)])
      ) == nil
    )
  }

  @Test("A case that ends without a value agrees with a mistake that returns nothing there")
  func withoutValue() {
    #expect(
      explanation((.double(1), ["traps": .double(1)]), (nil, [:])) == .mistake(mistakes[2])
    )
    #expect(explanation((.double(1), ["traps": .double(1)]), (nil, ["traps": .double(1)])) == nil)
    #expect(explanation((.double(1), ["traps": .double(1)]), (.double(1), [:])) == nil)
  }

  @Test("Right answers need no explanation, even when a mistake gives them too")
  func allRight() {
    #expect(explanation((.double(2), ["ones": .double(2)])) == nil)
  }

  @Test("No answer at all is explained by nothing")
  func nothing() {
    #expect(explanation((nil, [:])) == nil)
    #expect(explanation() == nil)
  }

  @Test("The stub is recognised before any mistake")
  func stub() {
    #expect(explanation((.double(0), ["ones": .double(0)])) == .stub)
    #expect(explanation((.double(0), [:]), (.double(1), [:])) == nil)
  }

  @Test("Of two mistakes that explain the answers, the course's first is named")
  func firstOfTwo() {
    let found = explanation((.double(1), ["transposed": .double(1), "ones": .double(1)]))

    #expect(found == .mistake(mistakes[0]))
  }
}
