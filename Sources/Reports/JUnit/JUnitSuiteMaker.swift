// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// Turns the verdicts of a submission into a suite: names, points, messages, captured output.
struct JUnitSuiteMaker {
  let options: JUnitReport.Options

  /// The caps on texts, in bytes as they are written: an escaped `&` counts five.
  private static let longestText = 32 * 1024
  private static let longestOutput = 16 * 1024
  private static let longestMessage = 1000

  private var messages: Messages { Messages(in: options.language) }

  func suite(of verdict: SubmissionVerdict) -> JUnitSuite {
    let verdict = verdict.shown(to: options.audience)
    let checks = verdict.exercises.flatMap { exercise in
      exercise.verdicts.map { (exercise: exercise.name, verdict: $0) }
    }
    let names = JUnitName.unique(
      checks.map { JUnitName.testcase(exercise: $0.exercise, check: $0.verdict.name) }
    )
    let cases = zip(names, checks).map { testcase(named: $0, of: $1.verdict, in: $1.exercise) }
    return JUnitSuite(
      name: JUnitName.suite(course: verdict.course, submission: verdict.submission),
      timestamp: options.timestamp,
      properties: properties(of: verdict)
        + zip(names, checks).map { ("points.case.\($0)", ratio(of: $1.verdict)) },
      cases: cases.isEmpty ? [nothingGraded] : cases
    )
  }

  private func properties(of verdict: SubmissionVerdict) -> [(name: String, value: String)] {
    var properties = [
      ("grader.schema", "1"),
      ("grader.version", SafeText.line(options.graderVersion)),
      ("assignment", SafeText.line(verdict.course)),
      ("submission.id", SafeText.line(verdict.submission)),
      ("status", verdict.status.rawValue),
      ("points", verdict.score.map(NumberText.points) ?? Self.noPoints),
      ("points.max", NumberText.points(verdict.maxScore)),
      ("sandbox", verdict.sandbox.rawValue),
    ]
    if verdict.isNotForMarks { properties.append(("not-for-marks", "true")) }
    if let seconds = verdict.wallSeconds {
      let milliseconds = JUnitTime.milliseconds(of: seconds)
      properties.append(("wall.seconds", JUnitTime.seconds(fromMilliseconds: milliseconds)))
    }
    return properties.map { (name: $0, value: $1) }
  }

  private func testcase(
    named name: String,
    of verdict: Verdict,
    in exercise: String
  ) -> JUnitSuite.Case {
    JUnitSuite.Case(
      name: name,
      milliseconds: JUnitTime.milliseconds(of: verdict.seconds),
      outcome: outcome(of: verdict, in: exercise),
      output: output(of: verdict)
    )
  }

  /// The counts of the suite that ``suite(of:)`` makes, without its texts.
  func counts(of verdict: SubmissionVerdict) -> JUnitCounts {
    let checks = verdict.shown(to: options.audience).exercises.flatMap(\.verdicts)
    var counts = JUnitCounts()
    for check in checks {
      counts.count(kind(of: check), milliseconds: JUnitTime.milliseconds(of: check.seconds))
    }
    if checks.isEmpty {
      counts.count(nothingGraded.outcome.kind, milliseconds: nothingGraded.milliseconds)
    }
    return counts
  }

  private func kind(of verdict: Verdict) -> JUnitSuite.Kind {
    switch verdict.status {
    case .passed: .passed
    case .skipped: .skipped
    case .sandboxUnavailable, .infrastructureError: .error
    case .wrongValue, .wrongShape, .notImplemented, .missing, .buildFailed, .buildLimit, .crashed,
      .raised, .nonzeroExit, .noResult, .protocolError, .timeLimit, .memoryLimit, .outputLimit,
      .rejected:
      // A dashboard shall not turn red for what costs nothing.
      verdict.isBonus ? .passed : .failure
    }
  }

  private func outcome(of verdict: Verdict, in exercise: String) -> JUnitSuite.Outcome {
    let kind = kind(of: verdict)
    // Most checks pass, and their texts would be made for nobody.
    guard kind != .passed else { return .passed }
    let type = "grader." + verdict.status.kebabName
    let message = headline(of: verdict)
    let text = body(of: verdict, in: exercise, headline: message)
    return switch kind {
    case .passed: .passed
    case .skipped: .skipped(message: message, text: text)
    case .error: .error(type: type, message: message, text: text)
    case .failure: .failure(type: type, message: message, text: text)
    }
  }

  /// The points and what differed, on one line: `0/3 points - 8 of 8 elements of W1 differ…`.
  private func headline(of verdict: Verdict) -> String {
    let points = messages.say("\(ratio(of: verdict)) points", "\(ratio(of: verdict)) pontos")
    let message = "\(points) - \(messages.message(of: verdict))"
    // Three backquotes would end the code block that a dashboard puts the message in.
    let fenced = message.replacing("```", with: "\u{2CB}\u{2CB}\u{2CB}")
    return SafeText.line(fenced, maxBytes: Self.longestMessage)
  }

  private func body(of verdict: Verdict, in exercise: String, headline: String) -> String {
    let details = messages.details(of: verdict, in: exercise).flatMap(\.lines)
    let hint = messages.hint(of: verdict, in: exercise).map { [$0] } ?? []
    let text = ([headline] + details + hint).joined(separator: "\n")
    return cut(text, to: Self.longestText)
  }

  /// The points first, since readers cut the middle out; then what the program printed, unless the
  /// check passed.
  private func output(of verdict: Verdict) -> String {
    let bonus = verdict.isBonus && verdict.status != .passed ? " (bonus missed)" : ""
    let points = "points: \(ratio(of: verdict))\(bonus)"
    guard let printed = verdict.printed, printed.byteCount > 0,
      verdict.status != .passed || options.showsOutputOfPassed
    else { return points }
    let text = cut(SafeText.block(printed.text), to: Self.longestOutput)
    return "\(points)\n\(messages.label(for: printed))\n\(text)"
  }

  private func cut(_ text: String, to budget: Int) -> String {
    SafeText.cutMiddle(of: text, toBudget: budget, cost: Self.escapedBytes) {
      "\n" + messages.cutMarker(byteCount: $0) + "\n"
    }
  }

  private static func escapedBytes(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "&", "\r": 5
    case "<", ">": 4
    case "\"": 6
    default: UTF8.width(scalar)
    }
  }

  /// The points reached of those possible: `1.5/3`; `ungraded/3` where there is no score.
  private func ratio(of verdict: Verdict) -> String {
    let score = verdict.score.map(NumberText.points) ?? Self.noPoints
    return "\(score)/\(NumberText.points(verdict.maxScore))"
  }

  private static let noPoints = "ungraded"

  /// What stands in for the cases of a submission in which nothing was checked.
  private var nothingGraded: JUnitSuite.Case {
    let message = messages.nothingGraded
    return JUnitSuite.Case(
      name: "infra/load",
      milliseconds: 0,
      outcome: .error(
        type: "grader." + Status.infrastructureError.kebabName,
        message: message,
        text: message
      ),
      output: "points: \(Self.noPoints)/0"
    )
  }
}
