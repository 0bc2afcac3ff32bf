// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

struct VerdictCodingTests {
  // NaN does not equal itself; it has a test of its own.
  @Test(
    "A verdict comes back from the gradebook's form as it was",
    arguments: Sample.findings.filter { !"\($0)".contains("nan") }
  )
  func finding(finding: Finding) throws {
    let verdict = Sample.exercise([Sample.verdict("values 2-4-1", finding: finding)])

    #expect(try VerdictCoding.verdict(from: VerdictCoding.data(of: verdict)) == verdict)
  }

  @Test("So do a training's infinite costs, a mistake and what was printed")
  func whole() throws {
    let verdict = Sample.exercise([
      Verdict(
        name: "training",
        kind: .training,
        visibility: .hidden,
        maxScore: Points(millionths: 333_333),
        arguments: Sample.values.filter { !"\($0)".contains("nan") },
        finding: nil,
        mistake: Sample.mistake,
        printed: PrintedText(text: "\u{1B}[31m\0\u{202E}", byteCount: 70_000),
        training: Sample.training(costs: [.infinity, -.infinity, 0.1]),
        seconds: 0.1 + 0.2
      )
    ])

    #expect(try VerdictCoding.verdict(from: VerdictCoding.data(of: verdict)) == verdict)
  }

  @Test("So does NaN")
  func nan() throws {
    let verdict = Sample.exercise([
      Verdict(
        name: "values",
        kind: .values,
        maxScore: .zero,
        arguments: [.doubles([.nan, -.nan, -0.0])],
        finding: nil
      )
    ])

    let again = try VerdictCoding.verdict(from: VerdictCoding.data(of: verdict))
    #expect("\(again.verdicts)" == "\(verdict.verdicts)".replacing("-nan", with: "nan"))
  }
}
