// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Harness
import Sandbox
package import Verdicts

/// Grades submissions of one course: builds them, calls them, trains with them, and says what came
/// of it.
package struct Grader: Sendable {
  /// Which cases are graded.
  package enum Scope: Sendable {
    case allCases
    case publicCases
  }

  let course: CourseDefinition
  let harness: SwiftHarness
  let scope: Scope
  private let sandbox: Verdicts.SandboxLevel
  let progress: @Sendable (GradingProgress) -> Void

  /// Makes a grader that tells `progress` what it is doing, from several tasks.
  package init(
    course: CourseDefinition,
    harness: SwiftHarness,
    sandbox: Verdicts.SandboxLevel,
    scope: Scope = .allCases,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) {
    self.course = course
    self.harness = harness
    self.sandbox = sandbox
    self.scope = scope
    self.progress = progress
  }

  /// Grades some of the course's exercises in a submission, several at once, in the course's order.
  ///
  /// What a student's program does never throws; a fault of the grader's own becomes an ungraded
  /// verdict after one more try.
  /// - Throws: `SandboxError` and `HarnessError` where nothing can be graded on this machine;
  ///   `CancellationError`.
  package func grade(
    _ submission: Submission,
    exercises: [Exercise]
  ) async throws -> SubmissionVerdict {
    let clock = ContinuousClock()
    let start = clock.now
    let verdicts = try await withThrowingTaskGroup(of: (Int, ExerciseVerdict).self) { group in
      for (index, exercise) in exercises.enumerated() {
        group.addTask { (index, try await grade(submission, exercise)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return SubmissionVerdict(
      course: course.name,
      title: course.title,
      submission: submission.id,
      sandbox: sandbox,
      exercises: exercises.indices.compactMap { verdicts[$0] },
      wallSeconds: (clock.now - start) / .seconds(1)
    )
  }

  /// What is reported where nothing can be graded: every exercise ungraded, and why.
  package static func unavailable(
    _ reason: String,
    course: CourseDefinition,
    submission: String,
    exercises: [Exercise]
  ) -> SubmissionVerdict {
    SubmissionVerdict(
      course: course.name,
      title: course.title,
      submission: submission,
      sandbox: .unavailable,
      exercises: exercises.map {
        $0.stopped(by: .sandboxUnavailable(reason: reason))
      }
    )
  }

  private func grade(
    _ submission: Submission,
    _ exercise: Exercise
  ) async throws -> ExerciseVerdict {
    guard case .files(let files) = submission.parts[exercise.name] else {
      return stopped(submission, exercise)
    }
    return try await ExerciseGrading(grader: self, exercise: exercise).grade(files)
  }

  /// The verdicts on an exercise for which the submission has no files that can be built.
  func stopped(_ submission: Submission, _ exercise: Exercise) -> ExerciseVerdict {
    switch submission.parts[exercise.name] {
    case .rejected(let reason): exercise.stopped(by: .rejected(reason))
    case .missing(let expected): exercise.stopped(by: .fileMissing(name: expected))
    case .files, nil: exercise.stopped(by: .fileMissing(name: exercise.name))
    }
  }
}

/// What the grader is at.
package enum GradingProgress: Sendable {
  case building(exercise: String)
  case calling(exercise: String)
  case training(exercise: String, iteration: Int, iterations: Int, cost: Double)
}
