// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// The one encoded form of a submission's verdict: `--json`, the journal and the gradebook hold it.
///
/// Keys are in snake case and in the order of the properties; `docs/json.md` describes each. A field
/// that has no value is `null`. All text is harmless.
package struct EncodedReport: Codable, Equatable, Sendable {
  /// The version of this form.
  ///
  /// It grows when a field changes its meaning or goes, not when one is added.
  package static let schema = 1

  package let schema: Int
  package let course: String
  package let submission: String
  package let status: String
  package let score: Double?
  package let maxScore: Double
  package let sandbox: String
  package let notForMarks: Bool
  package let language: String
  package let seconds: Double?
  package let exercises: [EncodedExercise]

  enum CodingKeys: String, CodingKey {
    case schema, course, submission, status, score
    case maxScore = "max_score"
    case sandbox
    case notForMarks = "not_for_marks"
    case language, seconds, exercises
  }

  /// Encodes what an audience may see of a verdict, in a language.
  package init(_ verdict: SubmissionVerdict, for audience: Audience, in language: Language) {
    let verdict = verdict.shown(to: audience)
    let messages = Messages(in: language)
    schema = Self.schema
    course = SafeText.line(verdict.course)
    submission = SafeText.line(verdict.submission)
    status = verdict.status.rawValue
    score = verdict.score?.value
    maxScore = verdict.maxScore.value
    sandbox = verdict.sandbox.rawValue
    notForMarks = verdict.isNotForMarks
    self.language = language.rawValue
    seconds = verdict.wallSeconds.map(Self.milliseconds)
    exercises = verdict.exercises.map { EncodedExercise($0, saidBy: messages) }
  }

  /// Makes the same report with another time and other exercises.
  init(_ report: EncodedReport, seconds: Double?, exercises: [EncodedExercise]) {
    schema = report.schema
    course = report.course
    submission = report.submission
    status = report.status
    score = report.score
    maxScore = report.maxScore
    sandbox = report.sandbox
    notForMarks = report.notForMarks
    language = report.language
    self.seconds = seconds
    self.exercises = exercises
  }

  /// A time in seconds, rounded to milliseconds; 0 for what is no time.
  static func milliseconds(_ seconds: Double) -> Double {
    guard seconds.isFinite, seconds > 0 else { return 0 }
    return (seconds * 1000).rounded() / 1000
  }
}

/// One exercise in the encoded form.
package struct EncodedExercise: Codable, Equatable, Sendable {
  package let name: String
  package let title: String
  package let status: String
  package let score: Double?
  package let maxScore: Double
  package let checks: [EncodedCheck]

  enum CodingKeys: String, CodingKey {
    case name, title, status, score
    case maxScore = "max_score"
    case checks
  }

  init(_ verdict: ExerciseVerdict, saidBy messages: Messages) {
    name = SafeText.line(verdict.name)
    title = SafeText.line(verdict.title[messages.language])
    status = verdict.status.rawValue
    score = verdict.score?.value
    maxScore = verdict.maxScore.value
    checks = verdict.verdicts.map { EncodedCheck($0, in: verdict.name, saidBy: messages) }
  }

  /// Makes the exercise that a student may see.
  init(_ exercise: EncodedExercise, withholdingIn messages: Messages) {
    name = exercise.name
    title = exercise.title
    status = exercise.status
    score = exercise.score
    maxScore = exercise.maxScore
    checks = exercise.checks.map { EncodedCheck($0, withholdingIn: messages) }
  }
}
