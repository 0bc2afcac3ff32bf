// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// What a class page needs of each submission, taken in one by one: some hundred bytes each.
struct ClassRoll: Sendable {
  /// One check of the course: a column.
  struct Column: Sendable {
    let exercise: String
    let check: String
    /// How many ended in each status.
    var statuses: [Status: Int] = [:]
    /// How many submissions a known mistake was recognised in, by its name.
    var mistakes: [String: Int] = [:]

    var passedCount: Int { statuses[.passed, default: 0] }
    /// Submissions in which it has a score.
    var gradedCount: Int {
      statuses.reduce(0) { $1.key.isUngraded ? $0 : $0 + $1.value }
    }
  }

  /// One submission: a row.
  struct Row: Sendable {
    let name: String
    /// The page's address as seen from the class page's folder, not yet percent-encoded.
    let page: String
    /// Before penalties.
    let score: Points?
    /// What lateness took off the score.
    let penalty: Points
    let kind: PageKind
    /// Why it is ungraded, else nil.
    let reason: String?
    /// By column; nil where the submission has no such check.
    var kinds: [PageKind?]
  }

  /// A known mistake in an exercise.
  struct MistakeName: Hashable, Sendable {
    let exercise: String
    let mistake: String
  }

  private struct CheckName: Hashable {
    let exercise: String
    let check: String
  }

  /// Submissions whose functions return one and the same wrong values.
  struct Group: Sendable {
    let exercise: String
    let message: String
    let hint: String?
    /// Numbers of rows.
    var rows: [Int]
  }

  private(set) var title: LocalizedText?
  private(set) var maxScore = Points.zero
  private(set) var columns: [Column] = []
  private(set) var rows: [Row] = []
  private(set) var exercises: [(name: String, title: LocalizedText)] = []
  /// In how many submissions, and what is told to those.
  private(set) var mistakes: [MistakeName: (count: Int, explanation: LocalizedText)] = [:]
  private var groups: [WrongValues: Group] = [:]
  private var columnNumbers: [CheckName: Int] = [:]
  private let messages: Messages

  init(messages: Messages) {
    self.messages = messages
  }

  /// The groups of at least two, the largest first.
  var sharedMistakes: [Group] {
    groups.values.filter { $0.rows.count > 1 }.sorted {
      ($1.rows.count, $0.rows[0], $0.exercise) < ($0.rows.count, $1.rows[0], $1.exercise)
    }
  }

  /// Takes in one submission, whose page lies at `page`.
  mutating func add(_ verdict: SubmissionVerdict, page: String, mark: Mark?) {
    title = title ?? verdict.title
    maxScore = max(maxScore, verdict.maxScore)
    var kinds = [PageKind?](repeating: nil, count: columns.count)
    for exercise in verdict.exercises {
      if !exercises.contains(where: { $0.name == exercise.name }) {
        exercises.append((exercise.name, exercise.title))
      }
      for check in exercise.verdicts {
        let number = columnNumber(of: check, in: exercise.name)
        if number >= kinds.count { kinds.append(nil) }
        kinds[number] = PageKind(check.status)
        count(check, in: number)
      }
      note(exercise, row: rows.count)
    }
    let ungraded = verdict.exercises.lazy.flatMap(\.verdicts).first(where: \.status.isUngraded)
    rows.append(
      Row(
        name: SafeText.line(verdict.submission, maxBytes: 100),
        page: page,
        score: verdict.score,
        penalty: mark?.penalty ?? .zero,
        kind: PageKind(verdict.status),
        reason: ungraded.map { SafeText.cut(messages.message(of: $0), toBytes: 300) },
        kinds: kinds
      )
    )
  }

  private mutating func columnNumber(of check: Verdict, in exercise: String) -> Int {
    let name = CheckName(exercise: exercise, check: check.name)
    if let number = columnNumbers[name] { return number }
    columns.append(Column(exercise: exercise, check: check.name))
    columnNumbers[name] = columns.count - 1
    return columns.count - 1
  }

  private mutating func count(_ check: Verdict, in column: Int) {
    columns[column].statuses[check.status, default: 0] += 1
    if let mistake = check.mistake { columns[column].mistakes[mistake.name, default: 0] += 1 }
  }

  /// Notes an exercise's mistakes and, if values of it are wrong, which.
  private mutating func note(_ exercise: ExerciseVerdict, row: Int) {
    var seen: Set<String> = []
    for mistake in exercise.verdicts.compactMap(\.mistake) where seen.insert(mistake.name).inserted
    {
      let name = MistakeName(exercise: exercise.name, mistake: mistake.name)
      mistakes[name, default: (0, mistake.explanation)].count += 1
    }
    guard let values = WrongValues(in: exercise) else { return }
    if groups[values] != nil {
      groups[values]?.rows.append(row)
    } else {
      let verdict = exercise.verdicts[values.firstIndex]
      groups[values] = Group(
        exercise: exercise.name,
        message: messages.message(of: verdict),
        hint: messages.hint(of: verdict, in: exercise.name),
        rows: [row]
      )
    }
  }
}
