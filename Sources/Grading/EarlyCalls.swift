// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness

/// The calls that a submission's checks will need, made many to a box where the program behaves.
///
/// A box costs more than a call. Most programs return from every call and do nothing else, and for
/// these one box serves them all; a call that is not in here is made in a box of its own.
struct EarlyCalls: Sendable {
  private let results: [(call: Call, result: CallResult)]

  /// None: each call is made alone.
  static let none = EarlyCalls(results: [])

  private init(results: [(Call, CallResult)]) {
    self.results = results
  }

  /// Makes the calls of some exercises' checks: first those that a student is shown, and when these
  /// are answered those of hidden cases, so that no value that is shown can hold what is hidden.
  ///
  /// - Throws: as ``Grader/grade(_:exercises:)``.
  init(to program: Program, for exercises: [Exercise], in scope: Grader.Scope) async throws {
    let rounds = [Visibility.public, .hidden].map { visibility in
      exercises.map { $0.calls(visibility, in: scope) }
    }
    results = try await Self.results(of: rounds, program)
  }

  func result(of call: Call) -> CallResult? {
    results.first { $0.call == call }?.result
  }

  /// All in one box; what went otherwise than well there, in one box for each exercise.
  ///
  /// `rounds` holds for each round the calls of each exercise.
  private static func results(
    of rounds: [[[Call]]],
    _ program: Program
  ) async throws -> [(Call, CallResult)] {
    let rounds = rounds.filter { $0.contains { !$0.isEmpty } }
    let calls = rounds.map { $0.flatMap(\.self) }
    guard calls.joined().count > 1 else { return [] }
    let made: [[CallResult]?]
    do {
      made = try await program.callTogether(calls)
    } catch  where error.isPassingFault {
      return []
    }
    var results = zip(calls, made).flatMap { zip($0, $1 ?? []) }
    let failed = zip(rounds, made).filter { $1 == nil }.map(\.0)
    guard let exercises = failed.first?.indices, exercises.count > 1 else { return results }
    for exercise in exercises {
      results += try await Self.results(of: failed.map { [$0[exercise]] }, program)
    }
    return results
  }
}

extension Exercise {
  /// The calls that its checks make: those of the cases with a visibility, and, since a training
  /// hides nothing, those of trainings beside the public ones.
  fileprivate func calls(_ visibility: Visibility, in scope: Grader.Scope) -> [Call] {
    checks.flatMap { check in
      switch check.kind {
      case .values(let values):
        values.cases.filter { $0.visibility == visibility && $0.isIn(scope) }
          .map { Call(function: name, arguments: $0.arguments) }
      case .training(let training):
        visibility == .public ? [Call(function: name, arguments: training.arguments)] : []
      }
    }
  }
}
