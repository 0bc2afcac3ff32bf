// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Gradebook
import Verdicts

/// Every sentence on a gradebook's runs.
extension Messages {
  /// A run's line; `offset` is the local time zone's, in seconds east of UTC.
  func run(_ run: Run, submissions: Int, offset: Int) -> String {
    let end = run.finished == nil ? say("  not finished", "  não terminou") : ""
    let count = say(
      submissions == 1 ? "1 submission" : "\(submissions) submissions",
      submissions == 1 ? "1 entrega" : "\(submissions) entregas"
    )
    let what = run.description
    let start = LocalTime.text(run.started, offset: offset)
    return "\(run.number)  \(start)  \(what.who)  \(count)\(end)\n"
      + "   \(what.course) \(what.courseVersion)  grade \(what.graderVersion)  "
      + "\(what.sandbox.rawValue)\n   \(what.toolchain)\n"
  }

  /// A changed submission: its points, and below them each check that changed.
  func text(of change: MarkChange) -> String {
    let difference: String =
      if let before = change.before.finalScore, let after = change.after.finalScore, before != after
      {
        "  (\(after > before ? "+" : "-")\(text(points: max(before, after) - min(before, after))))"
      } else { "" }
    let head =
      "\(SafeText.line(change.submission, maxBytes: 100))  \(text(of: change.before)) → "
      + "\(text(of: change.after))\(difference)\n"
    let lines = change.checks.map { check in
      "  \(check.exercise)/\(check.name)  \(mark(check.before)) → \(mark(check.after))\n"
    }
    return head + lines.joined()
  }

  func changes(_ count: Int, of total: Int) -> String {
    say(
      "\(count) of \(total) changed\n",
      count == 1 ? "1 de \(total) mudou\n" : "\(count) de \(total) mudaram\n"
    )
  }

  func filled(_ count: Int) -> String {
    say(
      "\(count) of the sheet's rows filled in\n",
      count == 1 ? "1 linha da planilha preenchida\n" : "\(count) linhas da planilha preenchidas\n"
    )
  }

  private func points(_ points: Points?) -> String {
    points.map { text(points: $0) } ?? say("no score", "sem nota")
  }

  /// `15 (15 off for lateness)`: the score that counts, and what it would have been otherwise.
  private func text(of standing: MarkChange.Standing) -> String {
    switch standing {
    case .absent: return absent
    case .ungraded: return points(nil)
    case .marked(let score, .zero): return points(score)
    case .marked(let score, let penalty):
      let off = text(points: penalty)
      return points(score) + say(" (\(off) off for lateness)", " (\(off) a menos por atraso)")
    }
  }

  private var absent: String { say("not there", "não havia") }

  private func mark(_ mark: MarkChange.CheckMark?) -> String {
    guard let mark else { return absent }
    return "\(name(of: mark.status)), \(points(mark.score))"
  }
}
