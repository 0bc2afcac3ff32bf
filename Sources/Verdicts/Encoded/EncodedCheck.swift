// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// One check, or one case of a values check, in the encoded form.
package struct EncodedCheck: Codable, Equatable, Sendable {
  package let name: String
  package let kind: String
  package let visibility: String
  package let status: String
  package let score: Double?
  package let maxScore: Double
  package let message: String
  /// The name of the known mistake that was recognised.
  package let mistake: String?
  /// The name of the cause that was found from the numbers.
  package let cause: String?
  package let seconds: Double?
  package let details: [String]
  package let hint: String?
  package let printed: EncodedPrintedText?
  package let training: EncodedTraining?

  enum CodingKeys: String, CodingKey {
    case name, kind, visibility, status, score
    case maxScore = "max_score"
    case message, mistake, cause, seconds, details, hint, printed, training
  }

  init(_ verdict: Verdict, in exercise: String, saidBy messages: Messages) {
    name = SafeText.line(verdict.name)
    kind = verdict.kind.rawValue
    visibility = verdict.visibility.rawValue
    status = verdict.status.rawValue
    score = verdict.score?.value
    maxScore = verdict.maxScore.value
    message = messages.message(of: verdict)
    mistake = verdict.mistake?.name
    cause = verdict.cause?.name
    seconds = verdict.seconds.map(EncodedReport.milliseconds)
    details = messages.details(of: verdict, in: exercise).flatMap(\.lines)
    hint = messages.hint(of: verdict, in: exercise)
    printed = verdict.printed.map(EncodedPrintedText.init)
    training = verdict.training.map(EncodedTraining.init)
  }
}

/// What the program printed, in the encoded form.
package struct EncodedPrintedText: Codable, Equatable, Sendable {
  package let text: String
  /// How many bytes it printed, of which `text` may hold only the beginning.
  package let bytes: Int

  init(_ printed: PrintedText) {
    text = SafeText.block(printed.text)
    bytes = printed.byteCount
  }
}
