// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

extension Exercise {
  /// The name of the verdict on the build, which every exercise has first.
  static let buildName = "build"

  /// The verdicts where it ended at the build: that one says why, and the checks wait for it.
  func stopped(by finding: Finding, seconds: Double? = nil) -> ExerciseVerdict {
    let build = Verdict(
      name: Self.buildName,
      kind: .build,
      maxScore: .zero,
      finding: finding,
      seconds: seconds
    )
    let checks = checks.flatMap { $0.verdicts(stoppedBy: .waitsFor(check: Self.buildName)) }
    return ExerciseVerdict(name: name, title: title, verdicts: [build] + checks)
  }
}

extension Check {
  /// The names, visibilities and points of the verdicts on this check: one, or one for each case.
  var slots: [(name: String, visibility: Visibility, points: Points)] {
    switch kind {
    case .values(let values):
      let shares = Points(points).shared(among: values.cases.count)
      return zip(values.cases, shares).map { ("\(name) \($0.name)", $0.visibility, $1) }
    case .training:
      return [(name, .public, Points(points))]
    }
  }

  /// The verdicts where something else kept the check from being run.
  func verdicts(stoppedBy finding: Finding) -> [Verdict] {
    let verdictKind: Verdict.Kind =
      switch kind {
      case .values: .values
      case .training: .training
      }
    return slots.map { slot in
      Verdict(
        name: slot.name,
        kind: verdictKind,
        visibility: slot.visibility,
        maxScore: slot.points,
        finding: finding
      )
    }
  }
}
