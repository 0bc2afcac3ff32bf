// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What was found out about one check, or about one case of a values check.
///
/// A verdict that passed has no finding. The score follows from the status: all of the points, none,
/// or, where nothing was graded, no score at all.
package struct Verdict: Codable, Equatable, Sendable {
  /// What was checked.
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case build
    case values
    case training
  }

  /// Unique within its exercise: `build`, `values 2-4-1` (check and case), `training`.
  package let name: String
  package let kind: Kind
  package let visibility: Visibility
  package let status: Status
  package let maxScore: Points
  /// What the function was called with; nil where it was not called or that is withheld.
  package let arguments: [Value]?
  /// Why it did not pass; nil where it passed and where it is withheld from the student.
  package let finding: Finding?
  /// The known mistake that explains it.
  package let mistake: Mistake?
  /// What the numbers show to explain it, where no known mistake does.
  package let cause: Cause?
  package let printed: PrintedText?
  package let training: TrainingSummary?
  /// Wall time of the box, or of the training; nil where it is withheld or nothing ran.
  package let seconds: Double?

  /// Makes the verdict that follows from a finding, or a passed one where there is none.
  package init(
    name: String,
    kind: Kind,
    visibility: Visibility = .public,
    maxScore: Points,
    arguments: [Value]? = nil,
    finding: Finding?,
    mistake: Mistake? = nil,
    cause: Cause? = nil,
    printed: PrintedText? = nil,
    training: TrainingSummary? = nil,
    seconds: Double? = nil
  ) {
    self.name = name
    self.kind = kind
    self.visibility = visibility
    self.status = finding?.status ?? .passed
    self.maxScore = maxScore
    self.arguments = arguments
    self.finding = finding
    self.mistake = mistake
    self.cause = cause
    self.printed = printed
    self.training = training
    self.seconds = seconds
  }

  /// Makes a verdict that holds name, status and possible points alone.
  package init(withholding verdict: Verdict) {
    name = verdict.name
    kind = verdict.kind
    visibility = verdict.visibility
    status = verdict.status
    maxScore = verdict.maxScore
    arguments = nil
    finding = nil
    mistake = nil
    cause = nil
    printed = nil
    training = nil
    seconds = nil
  }

  /// The points reached; nil, which is not a zero, where the check is ungraded.
  package var score: Points? {
    if status.isUngraded { return nil }
    return status == .passed ? maxScore : .zero
  }

  /// Whether it is worth no points and is not the build: missing it costs nothing.
  package var isBonus: Bool {
    kind != .build && maxScore == .zero
  }
}

/// What the student's program printed while a check ran.
package struct PrintedText: Codable, Equatable, Sendable {
  /// How much of a text is kept, in bytes.
  package static let mostBytes = 64 * 1024

  /// The beginning of it, at most `mostBytes`, as it came: not yet made harmless.
  package let text: String
  /// How many bytes it printed in all; more than `text` has where that is cut.
  package let byteCount: Int

  /// Keeps the beginning of a text, of which the program printed `byteCount` bytes in all.
  package init(text: String, byteCount: Int) {
    self.text = SafeText.prefix(of: text, maxBytes: Self.mostBytes)
    self.byteCount = byteCount
  }
}
