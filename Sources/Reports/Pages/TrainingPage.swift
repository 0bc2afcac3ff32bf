// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// Trainings with a submission's functions as one page: accuracies and plots, no marks.
package struct TrainingPage: Sendable {
  /// What came of one exercise.
  package struct Part: Sendable {
    package let name: String
    package let title: LocalizedText
    /// Of kind training, with the training or with why there is none.
    package let verdict: Verdict

    package init(name: String, title: LocalizedText, verdict: Verdict) {
      self.name = name
      self.title = title
      self.verdict = verdict
    }
  }

  private let pages: StudentPages

  /// Makes trainings into pages as others have them.
  package init(_ pages: StudentPages) {
    self.pages = pages
  }

  /// The name of a submission's page, beside that of its verdict.
  package static func fileName(of submission: String) -> String {
    JUnitName.part(submission, maxLength: 120) + ".training.html"
  }

  /// The page of a submission's trainings.
  ///
  /// - Throws: `XMLError`, in practice for want of memory.
  package func bytes(
    of parts: [Part],
    submission: String,
    course: LocalizedText,
    isNotForMarks: Bool = false
  ) throws(XMLError) -> [UInt8] {
    let messages = pages.messages
    var content = PageContent(pages: pages)
    var exercises: [PageTemplates.Fields] = []
    for (number, part) in parts.enumerated() {
      let exercise = ExerciseVerdict(name: part.name, title: part.title, verdicts: [part.verdict])
      exercises.append([
        "exerciseId": "e\(number + 1)", "exerciseName": SafeText.line(part.name),
        "exerciseTitle": SafeText.line(part.title[messages.language]),
        "checks": try content.checks(of: exercise, number: number + 1).articles,
      ])
    }
    let course = SafeText.line(course[messages.language])
    let submission = SafeText.line(submission, maxBytes: 200)
    var fields: PageTemplates.Fields = [
      "lang": messages.language.rawValue, "courseTitle": course, "submission": submission,
      "pageTitle": "\(messages.training) · \(submission) · \(course)",
      "totalStatus": messages.training, "exercises": exercises,
      "footer": messages.footer(seconds: nil),
    ]
    if isNotForMarks { fields["notForMarks"] = messages.notForMarks }
    return pages.templates.page("student", fields)
  }
}
