// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a class's submissions come to together, taken in one at a time; for the instructor.
///
/// Its size depends on the course and on the caps below, not on the number of submissions: of the
/// scores each value is kept once, with how often it occurred.
package struct ClassFigures: Equatable, Sendable {
  /// How many ungraded submissions are listed; the others are counted.
  package static let mostUngradedListed = 200

  /// A submission that has no score, and why.
  package struct Ungraded: Equatable, Sendable {
    package let id: String
    package let part: UngradedPart
  }

  /// How many scores lie from one bound up to another; the last part holds its upper bound, too.
  package struct HistogramPart: Equatable, Sendable {
    package let from: Points
    package let to: Points
    package let count: Int
  }

  package private(set) var submissionCount = 0
  package private(set) var lateCount = 0
  package private(set) var notForMarksCount = 0
  package private(set) var ungradedCount = 0
  /// The first of them.
  package private(set) var ungraded: [Ungraded] = []
  /// The most points that any submission could reach.
  package private(set) var maxScore: Points = .zero
  /// In the course's order.
  package private(set) var exercises: [ExerciseFigures] = []
  private var scoreCounts: [Points: Int] = [:]

  package init() {}

  /// Takes a submission in.
  package mutating func add(_ submission: MarkedSubmission) {
    submissionCount += 1
    if submission.mark.lateness.isLate { lateCount += 1 }
    if submission.mark.isNotForMarks { notForMarksCount += 1 }
    maxScore = max(maxScore, submission.mark.maxScore)
    if let score = submission.mark.rawScore {
      scoreCounts[score, default: 0] += 1
    } else {
      ungradedCount += 1
      if ungraded.count < Self.mostUngradedListed {
        ungraded.append(Ungraded(id: submission.id, part: UngradedPart(of: submission.report)))
      }
    }
    for exercise in submission.report.exercises { add(exercise, of: submission.id) }
  }

  /// The scores before penalties that submissions have, the lowest first, with how often.
  package var scores: [(score: Points, count: Int)] {
    scoreCounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  package var gradedCount: Int { submissionCount - ungradedCount }

  /// The mean of the scores before penalties, in points; nil where nothing was graded.
  package var mean: Double? {
    guard gradedCount > 0 else { return nil }
    let sum = scoreCounts.reduce(Int128(0)) { $0 + Int128($1.key.millionths) * Int128($1.value) }
    return Double(sum) / Double(gradedCount) / 1e6
  }

  /// The middle one of the scores before penalties, in points, or the mean of the middle two.
  package var median: Double? {
    guard let low = score(at: (gradedCount - 1) / 2), let high = score(at: gradedCount / 2) else {
      return nil
    }
    return (low.value + high.value) / 2
  }

  /// The scores before penalties in parts of the same width; empty where no points can be reached.
  package func histogram(parts count: Int = 10) -> [HistogramPart] {
    precondition(count >= 1, "the number of parts must be at least 1, but is \(count)")
    guard maxScore > .zero else { return [] }
    let bound = { (part: Int) in
      Points(millionths: Int(Int128(maxScore.millionths) * Int128(part) / Int128(count)))
    }
    return (0..<count).map { part in
      let (from, to) = (bound(part), bound(part + 1))
      let inside = scoreCounts.filter { score, _ in
        score >= from && (score < to || part == count - 1)
      }
      return HistogramPart(from: from, to: to, count: inside.values.reduce(0, +))
    }
  }

  private func score(at position: Int) -> Points? {
    var before = 0
    for (score, count) in scores {
      before += count
      if position < before { return score }
    }
    return nil
  }

  private mutating func add(_ exercise: EncodedExercise, of submission: String) {
    if let index = exercises.firstIndex(where: { $0.name == exercise.name }) {
      exercises[index].add(exercise, of: submission)
    } else {
      var figures = ExerciseFigures(name: exercise.name, title: exercise.title)
      figures.add(exercise, of: submission)
      exercises.append(figures)
    }
  }
}
