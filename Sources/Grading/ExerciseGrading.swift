// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Verdicts

/// The grading of one exercise of one submission.
struct ExerciseGrading: Sendable {
  let grader: Grader
  let exercise: Exercise
  /// The calls that were made already.
  var early = EarlyCalls.none

  /// The verdicts on a program that was built.
  func verdict(on program: Program, buildSeconds: Double) async throws -> ExerciseVerdict {
    let built = Verdict(
      name: Exercise.buildName,
      kind: .build,
      maxScore: .zero,
      finding: nil,
      seconds: buildSeconds
    )
    return ExerciseVerdict(
      name: exercise.name,
      title: exercise.title,
      verdicts: [built] + (try await run(program))
    )
  }

  /// Runs the checks in their order; one that comes after a check that did not pass is skipped.
  private func run(_ program: Program) async throws -> [Verdict] {
    var verdicts: [Verdict] = []
    var failed: Set<String> = []
    for check in exercise.checks {
      let found: [Verdict]
      if let first = check.after.first(where: failed.contains) {
        found = check.verdicts(stoppedBy: .waitsFor(check: first))
      } else {
        switch check.kind {
        case .values(let values):
          found = try await ValuesCheckGrading(grading: self, check: check, values: values)
            .verdicts(of: program)
        case .training(let training):
          found = [
            try await TrainingCheckGrading(grading: self, check: check, training: training)
              .verdict(on: program)
          ]
        }
      }
      if found.contains(where: { $0.status != .passed }) { failed.insert(check.name) }
      verdicts += found
    }
    return verdicts
  }

  /// What the function does with these arguments; a fault of the grader's own is tried once more.
  func call(_ program: Program, _ arguments: [Value]) async throws -> CallResult {
    let call = Call(function: exercise.name, arguments: arguments)
    if let result = early.result(of: call) { return result }
    return try await callAnew(program, arguments)
  }

  /// As ``call(_:_:)``, in a box of its own whatever was called already.
  func callAnew(_ program: Program, _ arguments: [Value]) async throws -> CallResult {
    let call = Call(function: exercise.name, arguments: arguments)
    return try await grader.retryingFaults { try await program.call(call) }
  }
}
