// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// What one case expected and got, as parts.
struct Record {
  /// Its position among the evidence's records.
  let index: Int
  let arguments: [Value]
  let tolerance: Tolerance
  let expected: [Part]
  let got: [Part]
}

/// All the answers of an exercise, taken apart: what a hypothesis has to account for.
struct Evidence {
  /// With more numbers and matrices than this, expected and returned, nothing is looked for: what it
  /// costs stays bounded.
  static let mostNumbers = 4_000

  /// The public cases come first.
  let records: [Record]
  /// The records that a cause's numbers may come from: the public ones, or all where none is.
  let open: ArraySlice<Record>
  /// The groups of parts that a hypothesis may be about, the most specific first.
  let groups: [PartGroup]

  /// Takes answers apart; nil where one has no value, or differs in more than its floating-point
  /// numbers, or where they are too many numbers.
  init?(_ answers: [Answer]) {
    var records: [Record] = []
    var numberCount = 0
    let isPublic = { (answer: Answer) in answer.case.visibility == .public }
    for answer in answers.filter(isPublic) + answers.filter({ !isPublic($0) }) {
      guard let value = answer.got else { return nil }
      let got = ValueParts(value)
      let expected = ValueParts(answer.case.expected)
      guard got.others == expected.others else { return nil }
      for part in got.parts + expected.parts { numberCount += max(1, part.matrix.elements.count) }
      guard numberCount <= Self.mostNumbers else { return nil }
      let record = Record(
        index: records.count,
        arguments: answer.case.arguments,
        tolerance: answer.case.tolerance,
        expected: expected.parts,
        got: got.parts
      )
      records.append(record)
    }
    let openCount = answers.count(where: isPublic)
    self.records = records
    open = openCount == 0 ? records[...] : records[..<openCount]
    groups =
      records.contains { $0.expected.contains { $0.isIn(.weights) } }
      ? [.weights, .biases, .all] : [.all]
  }

  /// The same evidence without one record.
  func without(_ index: Int) -> Evidence {
    Evidence(records: records.filter { $0.index != index }, open: open, groups: groups)
  }

  /// What it means that every answer is as predicted, within a tolerance or, for nil, within the
  /// case's; nil where any is not, or where it can't be predicted.
  ///
  /// `grain` is the distance between the numbers that can be predicted at all, 0 where any can.
  func agreement(
    within tolerance: Tolerance? = nil,
    grain: Double = 0,
    _ predict: (Record) -> [Part]?
  ) -> Agreement? {
    var agreement = Agreement()
    for record in records {
      guard let predicted = predict(record), predicted.count == record.got.count else { return nil }
      let tolerance = tolerance ?? record.tolerance
      if predicted.count != record.expected.count { agreement.countStructure() }
      for (index, part) in predicted.enumerated() {
        let got = record.got[index]
        guard part.place == got.place, part.matrix.hasShape(of: got.matrix) else { return nil }
        let expected = index < record.expected.count ? record.expected[index] : nil
        if part.place != expected?.place || expected?.matrix.hasShape(of: part.matrix) != true {
          agreement.countStructure()
        }
        guard
          agreement.count(
            part.matrix.elements,
            in: got.matrix.elements,
            insteadOf: expected?.matrix.elements ?? [],
            within: tolerance,
            grain: grain
          )
        else { return nil }
      }
    }
    return agreement
  }

  private init(records: [Record], open: ArraySlice<Record>, groups: [PartGroup]) {
    self.records = records
    self.open = open
    self.groups = groups
  }

  /// What it means that every number of a group is a function of the expected one, and every other
  /// number is the expected one; nil where that is not so.
  func agreement(
    mapping group: PartGroup,
    within tolerance: Tolerance? = nil,
    grain: Double = 0,
    _ function: (Double) -> Double
  ) -> Agreement? {
    agreement(within: tolerance, grain: grain) { record in
      record.expected.map { part in
        part.isIn(group) ? part.replacing(part.matrix.map(function)) : part
      }
    }
  }
}

extension Agreement {
  /// Counts numbers that came as predicted and not as expected; false where one did not come so.
  fileprivate mutating func count(
    _ predicted: [Double],
    in got: [Double],
    insteadOf expected: [Double],
    within tolerance: Tolerance,
    grain: Double
  ) -> Bool {
    for (index, number) in predicted.enumerated() {
      let slack = Slack.relative * number.magnitude
      guard tolerance.admits(got[index], for: number) || (got[index] - number).magnitude <= slack
      else { return false }
      if index < expected.count, (expected[index] - number).magnitude <= slack { continue }
      count(number, within: max(tolerance.absolute + tolerance.relative * number.magnitude, grain))
    }
    return true
  }
}

extension Matrix {
  fileprivate func hasShape(of other: Matrix) -> Bool {
    rows == other.rows && columns == other.columns
  }
}
