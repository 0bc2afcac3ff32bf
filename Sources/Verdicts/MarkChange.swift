// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How one submission's marks differ between two runs.
package struct MarkChange: Equatable, Sendable {
  /// A check whose status or points are not the same; nil where it was not made in that run.
  package struct Check: Equatable, Sendable {
    package let exercise: String
    package let name: String
    package let before: Mark?
    package let after: Mark?
  }

  /// What a check came to.
  package struct Mark: Equatable, Sendable {
    package let status: Status
    /// Nil where it is ungraded.
    package let score: Points?

    package init(status: Status, score: Points?) {
      self.status = status
      self.score = score
    }
  }

  package let submission: String
  /// The scores of the whole, nil where it is ungraded or was not in that run.
  package let before: Points?
  package let after: Points?
  /// In the order of the later run.
  package let checks: [Check]

  /// Compares a submission's verdicts, of which at least one has to be there; nil where nothing
  /// changed.
  package init?(from before: SubmissionVerdict?, to after: SubmissionVerdict?) {
    guard let submission = (after ?? before)?.submission else { return nil }
    self.submission = submission
    self.before = before?.score
    self.after = after?.score
    let old = Self.marks(before)
    let new = Self.marks(after)
    let gone = old.map(\.name).filter { name in !new.contains { $0.name == name } }
    let names = new.map(\.name) + gone
    checks = names.compactMap { name in
      let before = old.first { $0.name == name }?.mark
      let after = new.first { $0.name == name }?.mark
      return before == after
        ? nil : Check(exercise: name.exercise, name: name.check, before: before, after: after)
    }
    if checks.isEmpty && self.before == self.after { return nil }
  }

  private struct Name: Equatable {
    let exercise: String
    let check: String
  }

  private static func marks(_ verdict: SubmissionVerdict?) -> [(name: Name, mark: Mark)] {
    (verdict?.exercises ?? []).flatMap { exercise in
      exercise.verdicts.map {
        (
          Name(exercise: exercise.name, check: $0.name),
          Mark(status: $0.status, score: $0.score)
        )
      }
    }
  }
}
