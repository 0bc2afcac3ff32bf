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

  /// Makes the calls of some exercises' checks, those that a student is shown and those of hidden
  /// cases in two boxes, so that no value that is shown can hold what is hidden.
  ///
  /// - Throws: as ``Grader/grade(_:exercises:)``.
  init(to program: Program, for exercises: [Exercise], in scope: Grader.Scope) async throws {
    let made = try await inOrder([Visibility.public, .hidden]) { visibility in
      let calls = exercises.map { $0.calls(visibility, in: scope) }
      return try await Self.results(of: calls.filter { !$0.isEmpty }, program)
    }
    results = made.flatMap { $0 }
  }

  func result(of call: Call) -> CallResult? {
    results.first { $0.call == call }?.result
  }

  /// All in one box, or, where that did not go well, each exercise's in one.
  private static func results(
    of calls: [[Call]],
    _ program: Program
  ) async throws -> [(Call, CallResult)] {
    let all = calls.flatMap { $0 }
    guard all.count > 1 else { return [] }
    do {
      if let results = try await program.callTogether(all) { return Array(zip(all, results)) }
    } catch  where error.isPassingFault {
      return []
    }
    guard calls.count > 1 else { return [] }
    var made: [(Call, CallResult)] = []
    for exercise in calls { made += try await results(of: [exercise], program) }
    return made
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
