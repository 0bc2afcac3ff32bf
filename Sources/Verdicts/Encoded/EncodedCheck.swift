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
  /// Where in the student's file it went wrong.
  package let location: EncodedLocation?
  /// The fingerprint of the wrong value: who shares it returned the same numbers.
  package let wrongValue: String?

  enum CodingKeys: String, CodingKey {
    case name, kind, visibility, status, score
    case maxScore = "max_score"
    case message, mistake, cause, seconds, details, hint, printed, training, location
    case wrongValue = "wrong_value"
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
    location = verdict.finding.flatMap(EncodedLocation.init)
    wrongValue = verdict.finding?.wrongValue.map { Fingerprint(of: $0).text }
  }

  /// Makes the check that a student may see: of a hidden one, name, status and possible points.
  init(_ check: EncodedCheck, withholdingIn messages: Messages) {
    let isShown = !check.isHidden
    name = check.name
    kind = check.kind
    visibility = check.visibility
    status = check.status
    score = check.score
    maxScore = check.maxScore
    message = isShown ? check.message : messages.name(of: check.knownStatus)
    mistake = isShown ? check.mistake : nil
    cause = isShown ? check.cause : nil
    seconds = isShown ? check.seconds : nil
    details = isShown ? check.details : []
    hint = isShown ? check.hint : nil
    printed = isShown ? check.printed : nil
    training = isShown ? check.training : nil
    location = isShown ? check.location : nil
    wrongValue = isShown ? check.wrongValue : nil
  }
}

/// A place in a student's file, in the encoded form.
package struct EncodedLocation: Codable, Equatable, Sendable {
  /// The student's own name of the file, without a folder.
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, in bytes of UTF-8; nil where it is not known.
  package let column: Int?

  /// The place of a compiler's first error, or of a trap; nil where none is known.
  init?(_ finding: Finding) {
    switch finding {
    case .compilerErrors(let diagnostics):
      let first = diagnostics.first { $0.severity == .error && !$0.file.isEmpty && $0.line > 0 }
      guard let first else { return nil }
      file = SafeText.line(first.file, maxBytes: 100)
      line = first.line
      column = first.column > 0 ? first.column : nil
    case .trapped(let trap):
      guard let name = trap.file, let number = trap.line, number > 0 else { return nil }
      file = SafeText.line(name, maxBytes: 100)
      line = number
      column = nil
    case .differs, .stubUntouched, .fileMissing, .functionMissing, .signatureDiffers,
      .uncaughtException, .unsuitableValue, .exited, .noValue, .protocolViolation, .limit,
      .rejected, .waitsFor, .trainingShortfalls, .parametersDoNotFit, .infrastructureFault,
      .sandboxUnavailable:
      return nil
    }
  }
}

extension Finding {
  /// The value that was compared and is not the expected one.
  fileprivate var wrongValue: Value? {
    if case .differs(let comparison) = self { comparison.got } else { nil }
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
