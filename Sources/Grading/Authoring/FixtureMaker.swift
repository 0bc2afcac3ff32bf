// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Harness
import Verdicts

/// Computes what the course's own solutions return, for its fixtures.
package struct FixtureMaker: Sendable {
  private let harness: any Harness
  private let folder: CourseFolder

  package init(grader: Grader, folder: CourseFolder) {
    harness = grader.harness
    self.folder = folder
  }

  /// A fixture that should be written: its path in the course's folder and its text.
  package struct Change: Equatable, Sendable {
    package let path: String
    package let text: String
  }

  /// The fixtures of a solution that are missing, or differ from what it returns now.
  ///
  /// One that agrees within the case's tolerance stays as it is, with its provenance. An expected
  /// value is only made where there is none: whether it or the reference is wrong is for a person
  /// to say. A solution that returns nothing for a case has no fixture there.
  /// - Throws: ``CourseAudit/Fault`` where the solution can't be built, or the reference disagrees
  ///   with an expected value; `CourseError`; what boxes throw.
  package func changes(of solution: Solution, in exercise: Exercise) async throws -> [Change] {
    let program = try await program(of: solution, in: exercise)
    var changes: [Change] = []
    for check in exercise.checks {
      guard case .values(let values) = check.kind else { continue }
      for `case` in values.cases {
        let result = try await program.call(
          Call(function: exercise.name, arguments: `case`.arguments)
        )
        guard case .value(let value) = result.ending else { continue }
        let path = solution.fixturePath(in: exercise, case: `case`.name)
        if try folder.textIfPresent(path) != nil, let kept = solution.fixture(of: `case`) {
          if isSame(value, kept, `case`.tolerance) { continue }
          if solution == .reference {
            throw CourseAudit.Fault(
              description: "\(path): the reference returns another value; correct one of them, or "
                + "delete this file to have it written anew"
            )
          }
        }
        let fixture = FixtureFile(
          provenance: "computed from \(solution.path(in: exercise)) by 'grade fixtures'",
          arguments: `case`.arguments,
          value: value
        )
        changes.append(Change(path: path, text: fixture.text))
      }
    }
    return changes
  }

  private func program(of solution: Solution, in exercise: Exercise) async throws -> Program {
    let path = solution.path(in: exercise)
    let file = SourceFile(
      name: "\(exercise.name).swift",
      bytes: Array(try folder.text(path).utf8)
    )
    let build = try await harness.build([file], for: [exercise.signature])
    if case .built(let program) = build { return program }
    let verdict = exercise.stopped(by: Finding(build, in: file.language)).verdicts[0]
    let why = Messages(in: .english).message(of: verdict)
    throw CourseAudit.Fault(description: "\(path): it can't be built: \(why)")
  }

  private func isSame(_ value: Value, _ kept: Value, _ tolerance: Tolerance) -> Bool {
    Comparison(got: value, expected: kept, within: tolerance).isEqual
  }
}
