// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// Checks that follow each other and were not run for one and the same reason.
struct SkippedChecks {
  private(set) var verdicts: [Verdict]

  /// The check that did not pass; nil where all of the verdicts are withheld.
  var awaited: String? { verdicts.lazy.compactMap(\.awaited).first }

  /// The checks by their names, each with the number of its cases; nil for one that has none.
  var checks: [(name: String, caseCount: Int?)] {
    verdicts.reduce(into: []) { checks, verdict in
      let name = SafeText.line(verdict.checkName)
      guard verdict.kind == .values else {
        checks.append((name, nil))
        return
      }
      if let last = checks.last, last.name == name, let count = last.caseCount {
        checks[checks.count - 1].caseCount = count + 1
      } else {
        checks.append((name, 1))
      }
    }
  }

  var maxScore: Points { verdicts.map(\.maxScore).reduce(.zero, +) }

  /// Takes a verdict in, if it was skipped for the same reason.
  fileprivate mutating func take(_ verdict: Verdict) -> Bool {
    guard verdict.status == .skipped,
      awaited == nil || verdict.awaited == nil || awaited == verdict.awaited
    else { return false }
    verdicts.append(verdict)
    return true
  }
}

/// What an exercise's section shows in one piece.
enum SectionItem {
  case check(Verdict)
  case skipped(SkippedChecks)

  /// The verdicts in their order, skipped ones that belong together as one item.
  static func items(of verdicts: [Verdict]) -> [SectionItem] {
    verdicts.reduce(into: []) { items, verdict in
      if case .skipped(var skipped)? = items.last, skipped.take(verdict) {
        items[items.count - 1] = .skipped(skipped)
      } else if verdict.status == .skipped {
        items.append(.skipped(SkippedChecks(verdicts: [verdict])))
      } else {
        items.append(.check(verdict))
      }
    }
  }
}

extension Verdict {
  fileprivate var awaited: String? {
    if case .waitsFor(let check)? = finding { check } else { nil }
  }

  /// The check's name: a case's verdict is named after both, `values 2-4-1`.
  fileprivate var checkName: String {
    kind == .values ? String(name.prefix { $0 != " " }) : name
  }
}
