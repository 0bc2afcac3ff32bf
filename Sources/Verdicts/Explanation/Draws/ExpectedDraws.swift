// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// How the expected values were drawn: a seed, a distribution, and for each part a scale.
///
/// It is found from the numbers: every part that is not constant has to be a number of its own times
/// the next draws of one stream, which begins anew in each case.
struct ExpectedDraws {
  let seed: UInt32
  let distribution: Distribution
  /// As many draws as any record has numbers.
  let draws: [Double]
  /// For each record, the parts in their order.
  let plans: [DrawPlan]

  /// The record that singles out seeds: an open one, with a long first part that is drawn.
  let sample: Record

  /// Finds how the expected values were drawn; nil where they were not, or the seed is not among
  /// ``SeedSearch/seeds``.
  init?(in evidence: Evidence) {
    guard let sample = evidence.open.max(by: { $0.lengthOfFirstDrawn < $1.lengthOfFirstDrawn })
    else { return nil }
    let count = evidence.mostNumbersOfARecord
    let found = sample.firstSeed(drawing: sample.expected, of: Distribution.allCases) {
      seed,
      distribution in
      let draws = distribution.draws(count, seed: seed)
      return evidence.plans(drawing: draws).map { (seed, distribution, draws, $0) }
    }
    guard let found else { return nil }
    (seed, distribution, draws, plans) = found
    self.sample = sample
  }

  /// What it means that every answer was drawn by altered plans, from a stream or, for nil, from
  /// the expected one; nil where any was not, or a plan can't be altered so.
  func agreement(
    in evidence: Evidence,
    from draws: [Double]? = nil,
    altering alter: (DrawPlan, Record) -> DrawPlan?
  ) -> Agreement? {
    evidence.agreement { record in
      alter(plans[record.index], record)?.parts(of: record, from: draws ?? self.draws)
    }
  }
}

extension Record {
  fileprivate var firstDrawn: Int? { expected.firstIndex(where: \.isDrawn) }

  fileprivate var lengthOfFirstDrawn: Int {
    firstDrawn.map { expected[$0].matrix.elements.count } ?? 0
  }

  /// The first seed whose stream begins with the first part that is drawn, as it was expected or as
  /// it came, and of which more is found to be right; the search takes some milliseconds.
  func firstSeed<Found>(
    drawing parts: [Part],
    of distributions: [Distribution],
    _ find: (UInt32, Distribution) -> Found?
  ) -> Found? {
    guard let index = firstDrawn, index < parts.count, parts[index].matrix.elements.count > 1
    else { return nil }
    let elements = parts[index].matrix.elements
    return SeedSearch.first(
      drawing: elements[0],
      elements[1],
      of: distributions,
      within: tolerance.relative + Slack.relative,
      find
    )
  }
}

extension Part {
  /// Whether its numbers may have been drawn: not where all are the same or the only one is 0.
  var isDrawn: Bool {
    guard let first = matrix.elements.first else { return false }
    return matrix.elements.count == 1 ? first != 0 : matrix.elements.contains { $0 != first }
  }

  var isZero: Bool { matrix.elements.allSatisfy { $0 == 0 } }
}

extension Evidence {
  fileprivate var mostNumbersOfARecord: Int {
    records.map { $0.expected.reduce(0) { $0 + $1.matrix.elements.count } }.max() ?? 0
  }

  /// The plans by which the expected values were drawn from a stream; nil where they were not.
  fileprivate func plans(drawing draws: [Double]) -> [DrawPlan]? {
    var agreement = Agreement()
    var plans: [DrawPlan] = []
    for record in records {
      var position = 0
      var steps: [DrawPlan.Step] = []
      for (index, part) in record.expected.enumerated() where part.isDrawn {
        let end = position + part.matrix.elements.count
        guard
          let scale = agreement.count(
            part.matrix.elements,
            drawnAs: draws[position..<end],
            within: record.tolerance
          )
        else { return nil }
        steps.append(DrawPlan.Step(part: index, scale: scale))
        position = end
      }
      plans.append(DrawPlan(steps: steps))
    }
    let choices = SeedSearch.seeds.count * Distribution.allCases.count
    return agreement.isTelling(choices: choices) ? plans : nil
  }
}

extension Agreement {
  /// The scale of numbers that were drawn, counting all but the one that it is taken from; nil
  /// where one scale does not make them all.
  fileprivate mutating func count(
    _ numbers: [Double],
    drawnAs draws: ArraySlice<Double>,
    within tolerance: Tolerance
  ) -> Double? {
    let pairs = Array(zip(numbers, draws))
    guard
      let pivot = pairs.indices.max(by: { pairs[$0].1.magnitude < pairs[$1].1.magnitude }),
      pairs[pivot].1 != 0
    else { return nil }
    let scale = pairs[pivot].0 / pairs[pivot].1
    guard scale.isFinite, scale != 0 else { return nil }
    for (index, (number, draw)) in pairs.enumerated() where index != pivot {
      let drawn = scale * draw
      let distance = tolerance.absolute + tolerance.relative * drawn.magnitude
      guard (number - drawn).magnitude <= distance + Slack.relative * drawn.magnitude else {
        return nil
      }
      count(drawn, within: distance)
    }
    return scale
  }
}
