// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import Training
import Verdicts

/// A training check: the course's network trained with the parameters that the function returns.
struct TrainingCheckGrading: Sendable {
  let grading: ExerciseGrading
  let check: Check
  let training: TrainingCheck

  func verdict(on program: Program) async throws -> Verdict {
    let clock = ContinuousClock()
    let start = clock.now
    var finding: Finding?
    var printed: PrintedText?
    var summary: TrainingSummary?
    do {
      let result = try await grading.call(program, training.arguments)
      printed = PrintedText(result.printed)
      if case .value(.parameters(let parameters)) = result.ending {
        let grader = grading.grader
        let figures = try await grader.trainings.figures(
          of: training,
          in: grader.course,
          from: parameters
        ) { [exercise = grading.exercise.name, iterations = training.iterations] point in
          grader.progress(
            .training(
              exercise: exercise,
              iteration: point.iteration,
              iterations: iterations,
              cost: point.cost
            )
          )
        }
        let trained = TrainingSummary(
          check: training,
          figures: figures,
          weights: WeightDistribution(of: parameters, as: training)
        )
        summary = trained
        finding = trained.finding
      } else {
        finding = Finding(result)
      }
    } catch {
      finding = try Finding(stoppingTraining: error)
    }
    return Verdict(
      name: check.name,
      kind: .training,
      maxScore: Points(check.points),
      arguments: training.arguments,
      finding: finding,
      printed: printed,
      training: summary,
      seconds: (clock.now - start) / .seconds(1)
    )
  }
}

extension Finding {
  /// What kept a training from being made.
  ///
  /// - Throws: the error itself where that is no finding, such as `CancellationError`.
  init(stoppingTraining error: any Error) throws {
    switch error {
    case let fault as GraderFault: self = .infrastructureFault(reason: fault.reason)
    case TrainingError.cancelled: throw CancellationError()
    case let error as TrainingError: self.init(error)
    default: throw error
    }
  }

  /// Why parameters make no network, as differences from those that would.
  private init(_ error: TrainingError) {
    let difference: Difference? =
      switch error {
      case .noParameters:
        nil
      case .unknownName(let name):
        .extra(.parameter(name))
      case .missing(let name, _):
        .missing(.parameter(name))
      case .wrongShape(let name, let found, let expected, _):
        .shape(
          .parameter(name),
          expected: Shape(rows: expected.rows, columns: expected.columns),
          got: Shape(rows: found.rows, columns: found.columns)
        )
      case .noUnits(let name):
        .shape(
          .parameter(name),
          expected: Shape(rows: 1, columns: 1),
          got: Shape(rows: 0, columns: 0)
        )
      case .tooLarge(let parameters, let limit):
        .count(.result, expected: limit, got: parameters)
      case .cancelled:
        preconditionFailure("a cancelled training is no finding")
      }
    self = .parametersDoNotFit(difference.map { [$0] } ?? [])
  }
}

extension Place {
  fileprivate static func parameter(_ name: String) -> Place {
    Place.result.appending(.name(name))
  }
}
