// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How one submission's marks differ between two runs.
package struct MarkChange: Equatable, Sendable {
  /// What a submission came to in one run.
  package struct Graded: Sendable {
    let verdict: SubmissionVerdict
    let mark: Mark

    package init(_ verdict: SubmissionVerdict, mark: Mark) {
      self.verdict = verdict
      self.mark = mark
    }
  }

  /// How a submission stood in one run.
  package enum Standing: Equatable, Sendable {
    /// It was not in that run.
    case absent
    case ungraded
    /// The score that counts, and what was taken off for lateness before.
    case marked(finalScore: Points, penalty: Points)

    package var finalScore: Points? {
      if case .marked(let score, _) = self { score } else { nil }
    }
  }

  /// A check whose status or points are not the same; nil where it was not made in that run.
  package struct Check: Equatable, Sendable {
    package let exercise: String
    package let name: String
    package let before: CheckMark?
    package let after: CheckMark?
  }

  /// What a check came to.
  package struct CheckMark: Equatable, Sendable {
    package let status: Status
    /// Nil where it is ungraded.
    package let score: Points?
  }

  package let submission: String
  package let before: Standing
  package let after: Standing
  /// In the order of the later run; none where the submission was in one of the runs alone.
  package let checks: [Check]

  /// Compares what a submission came to, of which at least one has to be there; nil where nothing
  /// changed.
  package init?(from before: Graded?, to after: Graded?) {
    guard let submission = (after ?? before)?.verdict.submission else { return nil }
    self.submission = submission
    self.before = Standing(before)
    self.after = Standing(after)
    guard let before, let after else {
      checks = []
      return
    }
    let old = Self.marks(before.verdict)
    let new = Self.marks(after.verdict)
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

  private static func marks(_ verdict: SubmissionVerdict) -> [(name: Name, mark: CheckMark)] {
    verdict.exercises.flatMap { exercise in
      exercise.verdicts.map {
        (
          Name(exercise: exercise.name, check: $0.name),
          CheckMark(status: $0.status, score: $0.score)
        )
      }
    }
  }
}

extension MarkChange.Standing {
  fileprivate init(_ graded: MarkChange.Graded?) {
    guard let mark = graded?.mark else {
      self = .absent
      return
    }
    guard let finalScore = mark.finalScore, let penalty = mark.penalty else {
      self = .ungraded
      return
    }
    self = .marked(finalScore: finalScore, penalty: penalty)
  }
}
