// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a class's submissions of one exercise come to together.
package struct ExerciseFigures: Equatable, Sendable {
  /// How many different sets of wrong numbers are kept apart; later ones are counted.
  package static let mostGroups = 1000

  /// How the submissions fared with one check, or with one case of a values check.
  package struct CheckFigures: Equatable, Sendable {
    package let name: String
    package let isHidden: Bool
    package fileprivate(set) var counts: [Status: Int] = [:]
  }

  /// Submissions that returned the same wrong numbers in the same cases.
  ///
  /// That may be a shared mistake, a shared source, or a mistake that the course doesn't know yet: it
  /// proves nothing.
  package struct Group: Equatable, Sendable {
    /// How many members are named.
    package static let mostMembers = 20

    /// Tells groups apart, within one course and version of it.
    package let fingerprint: String
    package fileprivate(set) var count = 0
    /// The first of them.
    package fileprivate(set) var members: [String] = []
    /// The known mistake that explains the numbers.
    package let mistake: String?
  }

  package let name: String
  package let title: String
  /// In the order of checking.
  package private(set) var checks: [CheckFigures] = []
  /// Submissions whose wrong numbers are in no group, since there were too many groups.
  package private(set) var ungroupedCount = 0
  private var mistakeCounts: [String: Int] = [:]
  private var groupsByFingerprint: [String: Group] = [:]

  init(name: String, title: String) {
    self.name = name
    self.title = title
  }

  /// The known mistakes with the number of submissions that made each, the commonest first.
  package var mistakes: [(name: String, count: Int)] {
    mistakeCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The groups of at least two, the largest first, then by their fingerprints.
  package var groups: [Group] {
    groupsByFingerprint.values.filter { $0.count > 1 }
      .sorted { ($1.count, $0.fingerprint) < ($0.count, $1.fingerprint) }
  }

  mutating func add(_ exercise: EncodedExercise, of submission: String) {
    for check in exercise.checks {
      let index = checks.firstIndex { $0.name == check.name } ?? checks.endIndex
      if index == checks.endIndex {
        checks.append(CheckFigures(name: check.name, isHidden: check.isHidden))
      }
      checks[index].counts[check.knownStatus, default: 0] += 1
    }
    // A mistake is found from all cases together, and stands at each.
    for mistake in Set(exercise.checks.compactMap(\.mistake)) {
      mistakeCounts[mistake, default: 0] += 1
    }
    group(exercise, of: submission)
  }

  private mutating func group(_ exercise: EncodedExercise, of submission: String) {
    var fingerprint = Fingerprint()
    let wrong = exercise.checks.filter { $0.wrongValue != nil }
    guard !wrong.isEmpty else { return }
    for check in wrong {
      fingerprint.combine(check.name)
      fingerprint.combine(check.wrongValue ?? "")
    }
    let key = fingerprint.text
    let mistake = wrong.lazy.compactMap(\.mistake).first
    var group = groupsByFingerprint[key] ?? Group(fingerprint: key, mistake: mistake)
    guard group.count > 0 || groupsByFingerprint.count < Self.mostGroups else {
      ungroupedCount += 1
      return
    }
    group.count += 1
    if group.members.count < Group.mostMembers { group.members.append(submission) }
    groupsByFingerprint[key] = group
  }
}
