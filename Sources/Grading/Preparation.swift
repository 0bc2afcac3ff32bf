// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Verdicts

/// What is done before a submission's checks: its files are built and its calls made, as many at
/// once as the submission allows.
struct Preparation: Sendable {
  /// What came of it for one exercise.
  enum Outcome: Sendable {
    case built(Built)
    /// There is no program, and the verdict says why.
    case stopped(ExerciseVerdict)
  }

  /// A program with the exercise's function.
  struct Built: Sendable {
    let program: Program
    let early: EarlyCalls
    /// What building it took, or the exercise's share of that.
    let seconds: Double
  }

  let grader: Grader
  let submission: Submission

  /// Builds the files of all exercises together, or, where they don't build together, of each of
  /// `exercises` alone, so that one broken file costs its own exercise and no other.
  ///
  /// - Throws: as ``Grader/grade(_:exercises:building:)``.
  func outcomes(for exercises: [Exercise], building all: [Exercise]) async throws -> [Outcome] {
    if let together = try await together(exercises, building: all) { return together }
    return try await inOrder(exercises) { exercise in try await alone(exercise) }
  }

  /// What came of building all files at once; nil where that is not possible or did not succeed.
  private func together(
    _ exercises: [Exercise],
    building all: [Exercise]
  ) async throws -> [Outcome]? {
    let present = all.filter(isPresent)
    guard present.count > 1 else { return nil }
    var sources: [SourceFile] = []
    for file in present.compactMap(files).joined() where !sources.contains(file) {
      sources.append(file)
    }
    grader.progress(.building(exercise: submission.id))
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let program = try await grader.harness.program(
        of: sources,
        for: present.map(\.signature)
      )
      guard let program else { return nil }
      let share = (clock.now - start) / .seconds(1) / Double(present.count)
      let built = try await built(program, for: exercises.filter(isPresent), seconds: share)
      return exercises.map { exercise in
        isPresent(exercise) ? .built(built) : .stopped(exercise.stopped(submission))
      }
    } catch  where error.isPassingFault {
      return nil
    }
  }

  private func alone(_ exercise: Exercise) async throws -> Outcome {
    guard let files = files(for: exercise) else { return .stopped(exercise.stopped(submission)) }
    grader.progress(.building(exercise: exercise.name))
    let clock = ContinuousClock()
    let start = clock.now
    let result: BuildResult
    do {
      result = try await grader.retryingFaults {
        try await grader.harness.build(files, for: [exercise.signature])
      }
    } catch let fault as GraderFault {
      return .stopped(exercise.stopped(by: .infrastructureFault(reason: fault.reason)))
    }
    let seconds = (clock.now - start) / .seconds(1)
    guard case .built(let program) = result else {
      return .stopped(
        exercise.stopped(by: Finding(result, in: files[0].language), seconds: seconds)
      )
    }
    return .built(try await built(program, for: [exercise], seconds: seconds))
  }

  private func built(
    _ program: Program,
    for exercises: [Exercise],
    seconds: Double
  ) async throws -> Built {
    for exercise in exercises { grader.progress(.calling(exercise: exercise.name)) }
    let early = try await EarlyCalls(to: program, for: exercises, in: grader.scope)
    return Built(program: program, early: early, seconds: seconds)
  }

  private func isPresent(_ exercise: Exercise) -> Bool { files(for: exercise) != nil }

  private func files(for exercise: Exercise) -> [SourceFile]? {
    guard case .files(let files) = submission.parts[exercise.name] else { return nil }
    return files
  }
}

extension Exercise {
  /// The verdicts where the submission has no files for the exercise that can be built.
  func stopped(_ submission: Submission) -> ExerciseVerdict {
    switch submission.parts[name] {
    case .rejected(let reason): stopped(by: .rejected(reason))
    case .missing(let expected): stopped(by: .fileMissing(name: expected))
    case .files, nil: stopped(by: .fileMissing(name: name))
    }
  }
}

/// Transforms all elements at once, each in a task of its own; the results in the elements' order.
func inOrder<Element: Sendable, Result: Sendable>(
  _ elements: [Element],
  _ transform: @escaping @Sendable (Element) async throws -> Result
) async throws -> [Result] {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    for (index, element) in elements.enumerated() {
      group.addTask { (index, try await transform(element)) }
    }
    let results = try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    return elements.indices.compactMap { results[$0] }
  }
}
