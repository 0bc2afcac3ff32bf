// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Harness
package import Training
package import Verdicts

/// Trains with a submission's functions, apart from any mark.
package struct SubmissionTrainer: Sendable {
  private let grader: Grader

  package init(grader: Grader) {
    self.grader = grader
  }

  /// What came of one exercise.
  package enum Outcome: Sendable {
    case trained(CourseTraining.Result, TrainingSummary)
    /// There was nothing to train with; the verdict says why.
    case notTrained(Verdict)

    /// The outcome as a verdict that is worth no points.
    package var verdict: Verdict {
      switch self {
      case .notTrained(let verdict): verdict
      case .trained(_, let summary):
        Verdict(
          name: "training",
          kind: .training,
          maxScore: .zero,
          finding: summary.finding,
          training: summary
        )
      }
    }

    package var result: CourseTraining.Result? {
      if case .trained(let result, _) = self { result } else { nil }
    }
  }

  /// Builds the function, calls it as the exercise's training check does, and trains.
  ///
  /// The exercise has to have a training check.
  /// - Throws: as ``Grader/grade(_:exercises:)``.
  package func train(
    _ submission: Submission,
    _ exercise: Exercise,
    progress: @escaping @Sendable (CostPoint) -> Void
  ) async throws -> Outcome {
    guard let training = exercise.training else {
      preconditionFailure("'\(exercise.name)' has no training check")
    }
    guard case .files(let files) = submission.parts[exercise.name] else {
      return .notTrained(exercise.stopped(submission).verdicts[0])
    }
    let grading = ExerciseGrading(grader: grader, exercise: exercise)
    let finding: Finding?
    do {
      let build = try await grader.harness.build(files, for: [exercise.signature])
      guard case .built(let program) = build else {
        return .notTrained(
          exercise.stopped(by: Finding(build, in: files[0].language)).verdicts[0]
        )
      }
      let result = try await grading.call(program, training.arguments)
      if case .value(.parameters(let parameters)) = result.ending {
        let run = try CourseTraining(training, of: grader.course).train(
          from: parameters,
          progress: progress
        )
        let weights = WeightDistribution(of: parameters, as: training)
        let summary = TrainingSummary(
          check: training,
          figures: TrainingFigures(run),
          weights: weights
        )
        return .trained(run, summary)
      }
      finding = Finding(result)
    } catch {
      finding = try Finding(stoppingTraining: error)
    }
    return .notTrained(
      Verdict(name: "training", kind: .training, maxScore: .zero, finding: finding)
    )
  }
}

extension Exercise {
  /// What the exercise's first training check trains; nil where it has none.
  package var training: TrainingCheck? {
    checks.lazy.compactMap { check in
      if case .training(let training) = check.kind { training } else { nil }
    }.first
  }
}
