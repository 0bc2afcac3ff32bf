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
    let explanation = try await explanation(of: calls.filter { $0.fault == nil }, program)
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

  /// What accounts for the answers; where the numbers alone don't say it, whether they change from
  /// call to call.
  ///
  /// It is a public case that is called once more: what is said of it says nothing of a hidden one.
  private func explanation(of calls: [Call], _ program: Program) async throws -> Explanation? {
    let found = Explanation(of: calls.map(\.answer), knowing: grading.exercise.mistakes)
    guard found == nil || found == .cause(.otherDraws),
      calls.allSatisfy({ $0.answer.got != nil }),
      let wrong = calls.first(where: \.isWrongInPublic),
      try await returnsOtherNumbers(program, than: wrong.answer)
    else { return found }
    return .cause(.notRepeatable)
  }

  /// Whether the function returns another value when it is called again; not where it can't be.
  private func returnsOtherNumbers(_ program: Program, than answer: Answer) async throws -> Bool {
    do {
      let result = try await grading.callAnew(program, answer.case.arguments)
      guard case .value(let second) = result.ending, let first = answer.got else { return false }
      return !Comparison(got: second, expected: first, within: answer.case.tolerance).isEqual
    } catch is GraderFault {
      return false
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

    var isWrongInPublic: Bool {
      `case`.visibility == .public && answer.comparison?.isEqual == false
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
