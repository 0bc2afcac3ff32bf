// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// One submission as Gradescope's `results.json`.
///
/// Fields: https://gradescope-autograders.readthedocs.io/en/latest/specs/. Hidden cases are tests
/// that only instructors see, and even there they hold no more than name and status; where there is
/// one, Gradescope doesn't show students their total. A submission without a final score has neither
/// `score` nor `tests`: Gradescope then says that the autograder failed, and records no mark.
package enum GradescopeReport {
  /// The bytes: UTF-8, indented by two spaces, a line feed at the end.
  package static func bytes(of submission: MarkedSubmission) -> [UInt8] {
    Array((json(of: submission).pretty + "\n").utf8)
  }

  private static func json(of submission: MarkedSubmission) -> JSONText {
    let report = submission.report.shown(to: .student)
    let messages = report.messages
    var members = [
      member("output", .string(messages.summary(of: submission).joined(separator: "\n"))),
      member("output_format", .string("text")),
      member("test_output_format", .string("text")),
      member("test_name_format", .string("text")),
      member("visibility", .string("visible")),
      member("stdout_visibility", .string("hidden")),
    ]
    guard let score = submission.mark.finalScore else { return .object(members) }
    members.insert(member("score", number(score)), at: 0)
    members.append(member("extra_data", extraData(of: submission)))
    let tests = report.exercises.enumerated().flatMap { number, exercise in
      exercise.checks.enumerated().map { position, check in
        test(check, of: exercise, number: "\(number + 1).\(position + 1)", messages)
      }
    }
    members.append(member("tests", .array(tests)))
    return .object(members)
  }

  private static func test(
    _ check: EncodedCheck,
    of exercise: EncodedExercise,
    number position: String,
    _ messages: Messages
  ) -> JSONText {
    let hasPassed = check.knownStatus == .passed || check.isBonus
    return .object([
      member("score", number(check.score.flatMap(Points.init(checking:)) ?? .zero)),
      member("max_score", number(Points(checking: check.maxScore) ?? .zero)),
      member("status", .string(hasPassed ? "passed" : "failed")),
      member("name", .string("\(exercise.name): \(check.name)")),
      member("name_format", .string("text")),
      member("number", .string(position)),
      member("output", .string(CheckText.lines(of: check, messages).joined(separator: "\n"))),
      member("output_format", .string("text")),
      member("tags", .array([.string(exercise.name), .string(check.kind)])),
      member("visibility", .string(check.isHidden ? "hidden" : "visible")),
      member(
        "extra_data",
        .object([
          member("status", .string(check.status)),
          member("mistake", check.mistake.map(JSONText.string) ?? .null),
        ])
      ),
    ])
  }

  /// What Gradescope keeps and doesn't show.
  private static func extraData(of submission: MarkedSubmission) -> JSONText {
    let mark = submission.mark
    return .object([
      member("course", .string(submission.report.course)),
      member("submission", .string(submission.id)),
      member("status", .string(submission.report.status)),
      member("raw_score", mark.rawScore.map(number) ?? .null),
      member("max_score", number(mark.maxScore)),
      member("penalty", mark.penalty.map(number) ?? .null),
      member("sandbox", .string(submission.report.sandbox)),
    ])
  }

  private static func number(_ points: Points) -> JSONText {
    .number(NumberText.exactPoints(points))
  }

  private static func member(_ key: String, _ value: JSONText) -> JSONText.Member {
    JSONText.Member(key: key, value: value)
  }
}
