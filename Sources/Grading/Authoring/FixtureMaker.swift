// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Harness
import Verdicts

/// Computes what the course's own solutions return, for its fixtures.
package struct FixtureMaker: Sendable {
  private let harness: SwiftHarness
  /// Reads a file of the course's by its relative path.
  private let read: @Sendable (String) throws -> [UInt8]

  package init(grader: Grader, read: @escaping @Sendable (String) throws -> [UInt8]) {
    harness = grader.harness
    self.read = read
  }

  /// A fixture that should be written: its path in the course's folder and its text.
  package struct Change: Equatable, Sendable {
    package let path: String
    package let text: String
  }

  /// The fixtures of a solution that differ from what it returns now.
  ///
  /// One that agrees within the case's tolerance stays as it is, with its provenance: expected
  /// values from elsewhere are not replaced by the reference's own. A solution that returns nothing
  /// for a case has no fixture there.
  /// - Throws: ``CourseAudit/Fault`` where the solution can't be built; what boxes throw.
  package func changes(of solution: Solution, in exercise: Exercise) async throws -> [Change] {
    let path = solution.path(in: exercise)
    let file = SourceFile(name: "\(exercise.name).swift", bytes: try read(path))
    guard case .built(let program) = try await harness.build([file], for: [exercise.signature])
    else { throw CourseAudit.Fault(description: "\(path): it can't be built") }
    var changes: [Change] = []
    for check in exercise.checks {
      guard case .values(let values) = check.kind else { continue }
      for `case` in values.cases {
        let result = try await program.call(exercise.name, `case`.arguments)
        guard case .value(let value) = result.ending else { continue }
        if let kept = solution.fixture(of: `case`), isSame(value, kept, `case`.tolerance) {
          continue
        }
        let fixture = FixtureFile(
          provenance: "computed from \(path) by 'grade fixtures'",
          arguments: `case`.arguments,
          value: value
        )
        changes.append(
          Change(
            path: solution.fixturePath(in: exercise, case: `case`.name),
            text: fixture.text
          )
        )
      }
    }
    return changes
  }

  private func isSame(_ value: Value, _ kept: Value, _ tolerance: Tolerance) -> Bool {
    Comparison(got: value, expected: kept, within: tolerance).isEqual
  }
}
