// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Verdicts

/// A values check: a call for each case, compared with what it should return.
struct ValuesCheckGrading: Sendable {
  let grading: ExerciseGrading
  let check: Check
  let values: ValuesCheck

  /// One verdict for each case, in the check's order; the calls run side by side.
  func verdicts(of program: Program) async throws -> [Verdict] {
    let slots = Array(zip(values.cases, check.slots)).filter { $0.0.isIn(grading.grader.scope) }
    let calls = try await inOrder(slots.map(\.0)) { `case` in try await call(program, `case`) }
    let explanation = Explanation(
      of: calls.filter { $0.fault == nil }.map(\.answer),
      knowing: grading.exercise.mistakes
    )
    return zip(slots, calls).map { slot, call in
      let (`case`, (name, visibility, points)) = slot
      return Verdict(
        name: name,
        kind: .values,
        visibility: visibility,
        maxScore: points,
        arguments: `case`.arguments,
        finding: call.finding,
        printed: call.result.flatMap { PrintedText($0.printed) },
        seconds: call.result.map { $0.wall / .seconds(1) }
      )
      .explained(by: explanation, returned: call.answer.got, in: program.language)
    }
  }

  /// One case's call, or the fault that kept it from being made.
  private struct Call: Sendable {
    let `case`: Case
    let result: CallResult?
    let fault: GraderFault?

    var answer: Answer {
      guard case .value(let got) = result?.ending else { return Answer(case: `case`, got: nil) }
      return Answer(case: `case`, got: got)
    }

    var finding: Finding? {
      if let fault { return .infrastructureFault(reason: fault.reason) }
      if let comparison = answer.comparison {
        return comparison.isEqual ? nil : .differs(comparison)
      }
      return result.flatMap { Finding($0) }
    }
  }

  private func call(_ program: Program, _ case: Case) async throws -> Call {
    do {
      let result = try await grading.call(program, `case`.arguments)
      return Call(case: `case`, result: result, fault: nil)
    } catch let fault as GraderFault {
      return Call(case: `case`, result: nil, fault: fault)
    }
  }
}

extension Case {
  func isIn(_ scope: Grader.Scope) -> Bool {
    switch scope {
    case .allCases: true
    case .publicCases: visibility == .public
    }
  }
}
