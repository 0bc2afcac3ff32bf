// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

/// What a cause may tell a student of hidden cases.
struct CauseVisibilityTests {
  @Test("A factor that only hidden cases show is not named")
  func factor() {
    let cases = [
      makeCase("public", .public, [0, 0]), makeCase("hidden", .hidden, [1, 2, 3]),
    ]

    #expect(ExplanationSample.cause(cases) { $0.expected.map { $0 * 3 } } == nil)
  }

  @Test("A factor that the public case shows has to hold for the hidden ones")
  func holds() {
    let cases = [
      makeCase("public", .public, [1, 2]), makeCase("hidden", .hidden, [3, 4]),
    ]

    let everywhere = ExplanationSample.cause(cases) { $0.expected.map { $0 * 3 } }
    let publicly = ExplanationSample.cause(cases) { input in
      input.expected.map { $0 * (input.visibility == .public ? 3 : 4) }
    }

    #expect(everywhere == .factor(Factor(coefficient: 3), .all))
    #expect(publicly == nil)
  }

  @Test("Where all cases are hidden the instructor reads the cause")
  func allHidden() {
    let cases = [makeCase("hidden", .hidden, [1, 2, 3])]

    let cause = ExplanationSample.cause(cases) { $0.expected.map { $0 * 3 } }

    #expect(cause == .factor(Factor(coefficient: 3), .all))
  }

  @Test("A student reads the cause at the public case, in every field, and at no hidden one")
  func shown() {
    let verdicts = [Visibility.public, .hidden].map { visibility in
      Sample.verdict(visibility: visibility, finding: .noValue)
        .explained(by: .cause(.singlePrecision), returned: nil)
    }

    let encoded = EncodedReport(
      Sample.submission([Sample.exercise(verdicts)]),
      for: .student,
      in: .english
    ).exercises[0].checks

    #expect(encoded.map(\.cause) == ["single_precision", nil])
    #expect(encoded.map { $0.hint?.contains("Float") } == [true, nil])
  }

  @Test("What passed or was not graded keeps its verdict")
  func untouched() {
    let explanation = Explanation.cause(.singlePrecision)
    let passed = Sample.verdict()
    let ungraded = Sample.verdict(finding: .infrastructureFault(reason: "disk full"))

    #expect(passed.explained(by: explanation, returned: .int(1)) == passed)
    #expect(ungraded.explained(by: explanation, returned: nil) == ungraded)
  }

  private func makeCase(_ name: String, _ visibility: Visibility, _ expected: [Double]) -> Case {
    ExplanationSample.makeCase(name, [], visibility, .doubles(expected))
  }
}
