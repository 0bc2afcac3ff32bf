// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Harness
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
  let harness: any Harness
  let trainings: TrainingMemory
  let scope: Scope
  /// What holds the students' programs.
  package let sandbox: SandboxLevel
  /// What a fault of the machine's is called in each language.
  package let words: @Sendable (any Error) -> LocalizedText
  let progress: @Sendable (GradingProgress) -> Void

  /// Makes a grader that tells `progress` what it is doing, from several tasks.
  package init(
    course: CourseDefinition,
    harness: any Harness,
    trainings: TrainingMemory = TrainingMemory(),
    sandbox: SandboxLevel,
    scope: Scope = .allCases,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in },
    words: @escaping @Sendable (any Error) -> LocalizedText = { LocalizedText(english: "\($0)") }
  ) {
    self.course = course
    self.harness = harness
    self.trainings = trainings
    self.sandbox = sandbox
    self.scope = scope
    self.words = words
    self.progress = progress
  }

  /// Grades some of the course's exercises in a submission, several at once, in the course's order.
  ///
  /// What a student's program does never throws; a fault of the grader's own becomes an ungraded
  /// verdict after one more try.
  ///
  /// `all` are the exercises whose files are built together, where these are more than those that
  /// are graded.
  /// - Throws: `SandboxError` and `HarnessError` where nothing can be graded on this machine;
  ///   `CancellationError`.
  package func grade(
    _ submission: Submission,
    exercises: [Exercise],
    building all: [Exercise]? = nil
  ) async throws -> SubmissionVerdict {
    let clock = ContinuousClock()
    let start = clock.now
    let prepared = try await Preparation(grader: self, submission: submission)
      .outcomes(for: exercises, building: all ?? exercises)
    let verdicts = try await inOrder(Array(zip(exercises, prepared))) { exercise, outcome in
      switch outcome {
      case .stopped(let verdict):
        verdict
      case .built(let built):
        try await ExerciseGrading(grader: self, exercise: exercise, early: built.early)
          .verdict(on: built.program, buildSeconds: built.seconds)
      }
    }
    return SubmissionVerdict(
      course: course.name,
      title: course.title,
      submission: submission.id,
      sandbox: sandbox,
      exercises: verdicts,
      wallSeconds: (clock.now - start) / .seconds(1)
    )
  }

  /// What is reported on a submission that can't be graded, for a reason that is not its author's:
  /// every exercise ungraded, and why.
  package static func ungraded(
    _ submission: String,
    of course: CourseDefinition,
    since finding: Finding,
    sandbox: SandboxLevel
  ) -> SubmissionVerdict {
    SubmissionVerdict(
      course: course.name,
      title: course.title,
      submission: submission,
      sandbox: sandbox,
      exercises: course.exercises.map { $0.stopped(by: finding) }
    )
  }
}

/// What the grader is at.
package enum GradingProgress: Sendable {
  case building(exercise: String)
  case calling(exercise: String)
  case training(exercise: String, iteration: Int, iterations: Int, cost: Double)
}
