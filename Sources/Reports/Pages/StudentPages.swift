// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// Submissions' verdicts as pages, each one file that needs no script and no network.
///
/// The same verdict gives the same bytes. What the pages have in common, such as templates, the data
/// sets' points and what is said of equal verdicts, is made once, so one value serves for many submissions, from several tasks.
package struct StudentPages: Sendable {
  let audience: Audience
  let messages: Messages
  let templates: PageTemplates
  let points: [String: BoundaryPlot.DataPoints]
  let memory = ArticleMemory()

  /// Makes pages for an audience, with the points of the course's data sets.
  ///
  /// - Throws: what the template library throws where a template of grade's own is none.
  package init(
    audience: Audience,
    language: Language,
    datasets: [String: DataSetFixture]
  ) throws {
    self.audience = audience
    messages = Messages(in: language)
    templates = try PageTemplates()
    points = datasets.compactMapValues { BoundaryPlot.DataPoints($0.train) }
  }

  /// The name of a submission's page: harmless as a path, and another one for each submission.
  package static func fileName(of submission: String) -> String {
    JUnitName.part(submission, maxLength: 120) + ".html"
  }

  /// The page of a submission; `lateness` is what is said of it beside the points.
  ///
  /// - Throws: `XMLError`, in practice for want of memory.
  package func bytes(
    of verdict: SubmissionVerdict,
    lateness: String? = nil
  ) throws(XMLError) -> [UInt8] {
    let verdict = verdict.shown(to: audience)
    var fields = head(of: verdict)
    if let lateness { fields["lateness"] = lateness }
    if let first = verdict.unavailability {
      fields["nothingGraded"] =
        [
          "title": messages.name(of: first.status), "message": messages.message(of: first),
          "advice": messages.hint(of: first, in: ""),
        ].compactMapValues(\.self) as PageTemplates.Fields
      return templates.page("student", fields)
    }
    var page = PageContent(pages: self)
    var links: [[String: String]] = []
    var exercises: [PageTemplates.Fields] = []
    for (number, exercise) in verdict.exercises.enumerated() {
      let checks = try page.checks(of: exercise, number: number + 1)
      links.append(checks.links)
      guard !checks.articles.isEmpty else { continue }
      exercises.append([
        "exerciseId": "e\(number + 1)", "exerciseName": SafeText.line(exercise.name),
        "exerciseTitle": SafeText.line(exercise.title[messages.language]),
        "checks": checks.articles,
      ])
    }
    fields["overview"] = try OverviewTable(messages: messages)
      .markup(of: verdict.exercises, links: links)
    fields["exercises"] = exercises
    return templates.page("student", fields)
  }

  private func head(of verdict: SubmissionVerdict) -> PageTemplates.Fields {
    let course = SafeText.line(verdict.title[messages.language])
    let submission = SafeText.line(verdict.submission, maxBytes: 200)
    let kind = PageKind(verdict.status)
    var fields: PageTemplates.Fields = [
      "lang": messages.language.rawValue, "pageTitle": "\(submission) · \(course)",
      "courseTitle": course, "submission": submission,
      "totalKind": kind.rawValue, "totalSign": kind.sign,
      "totalStatus": messages.name(of: verdict.status),
      "totalPoints": messages.points(verdict.score, of: verdict.maxScore),
      "overviewTitle": messages.overview,
      "footer": messages.footer(seconds: verdict.wallSeconds),
    ]
    if verdict.isNotForMarks { fields["notForMarks"] = messages.notForMarks }
    if verdict.status.isUngraded { fields["ungradedNote"] = messages.ungradedTotal }
    return fields
  }
}
