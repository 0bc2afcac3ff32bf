// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Sandbox
import Verdicts

/// The grading of one exercise of one submission.
struct ExerciseGrading: Sendable {
  let grader: Grader
  let exercise: Exercise

  func grade(_ files: [SourceFile]) async throws -> ExerciseVerdict {
    let clock = ContinuousClock()
    let start = clock.now
    grader.progress(.building(exercise: exercise.name))
    let build: BuildResult
    do {
      build = try await retryingFaults {
        try await grader.harness.build(files, for: [exercise.signature])
      }
    } catch let fault as GraderFault {
      return exercise.stopped(by: .infrastructureFault(reason: fault.reason))
    }
    guard case .built(let program) = build else {
      return exercise.stopped(by: Finding(build), seconds: (clock.now - start) / .seconds(1))
    }
    let built = Verdict(
      name: Exercise.buildName,
      kind: .build,
      maxScore: .zero,
      finding: nil,
      seconds: (clock.now - start) / .seconds(1)
    )
    return ExerciseVerdict(
      name: exercise.name,
      title: exercise.title,
      verdicts: [built] + (try await run(program))
    )
  }

  /// Runs the checks in their order; one that comes after a check that did not pass is skipped.
  private func run(_ program: Program) async throws -> [Verdict] {
    grader.progress(.calling(exercise: exercise.name))
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

  /// Calls the function; a fault of the grader's own is tried once more.
  func call(_ program: Program, _ arguments: [Value]) async throws -> CallResult {
    try await retryingFaults { try await program.call(exercise.name, arguments) }
  }
}
