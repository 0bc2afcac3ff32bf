// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// A batch at a glance, for an instructor: scores, checks, mistakes, and every submission's checks.
///
/// Submissions are taken in one by one, so that their verdicts need not be in memory together; each
/// leaves some hundred bytes and one for each of its checks. The same submissions in the same order
/// give the same bytes.
package struct ClassPage: Sendable {
  private var roll: ClassRoll
  private let messages: Messages
  private let templates: PageTemplates

  /// - Throws: what the template library throws where a template of grade's own is none.
  package init(language: Language) throws {
    messages = Messages(in: language)
    templates = try PageTemplates()
    roll = ClassRoll(messages: messages)
  }

  /// Takes in a submission, whose own page lies at `page`, a path from the class page's folder; without
  /// a mark its score counts as it is.
  package mutating func add(_ verdict: SubmissionVerdict, page: String, mark: Mark? = nil) {
    roll.add(verdict, page: page, mark: mark)
  }

  /// The page of all that were taken in.
  ///
  /// - Throws: `XMLError`, in practice for want of memory.
  package func bytes() throws(XMLError) -> [UInt8] {
    let course = SafeText.line(roll.title?[messages.language] ?? "")
    var fields = words
    fields["lang"] = messages.language.rawValue
    fields["pageTitle"] = "\(messages.classHeading) · \(course)"
    fields["courseTitle"] = course
    fields["totals"] = messages.classTotals(
      submissions: roll.rows.count,
      scores: scores,
      maxScore: roll.maxScore,
      arePenalised: roll.rows.contains { $0.penalty > .zero }
    )
    fields["policy"] = "; script-src '\(Self.scriptHash)'"
    fields["script"] = Self.script
    let ungraded = ungradedFields
    fields["hasUngraded"] = !ungraded.isEmpty
    fields["ungraded"] = ungraded
    fields["histogram"] = try ScorePlot(of: scores, maxScore: roll.maxScore, messages: messages)
      .svg(id: "scores-plot")
    fields["exercises"] = roll.exercises.map(exerciseFields)
    let mistakes = mistakeFields
    fields["hasMistakes"] = !mistakes.isEmpty
    fields["mistakeList"] = mistakes
    let groups = roll.sharedMistakes.prefix(Self.mostGroups).map(groupFields)
    fields["hasGroups"] = !groups.isEmpty
    fields["groups"] = groups
    fields["legend"] = PageKind.allCases.map {
      ["legendKind": $0.rawValue, "legendSign": $0.sign, "legendName": messages.name(of: $0)]
    }
    fields["map"] = try HeatMap(roll: roll, messages: messages).markup()
    return templates.page("class", fields)
  }

  private static let script = String(decoding: PackageResources.class_js, as: UTF8.self)
  /// What lets the page run its own script and no other (Content Security Policy, level 2);
  /// a test finds it out of date when the script changes.
  package static let scriptHash = "sha256-vOptPZbYWgwRBxE9ZwPUBIr+apQTru8gChEF2Z20woY="

  private static let mostGroups = 50
  private static let mostMembers = 60

  private var scores: [Points] { roll.rows.compactMap(\.score) }

  private var words: PageTemplates.Fields {
    [
      "heading": messages.classHeading, "ungradedTitle": messages.ungradedTitle,
      "scoresTitle": messages.scorePlotTitle, "checksTitle": messages.overview,
      "checkWord": messages.check, "passedWord": messages.passedShare,
      "statusesWord": messages.statuses, "mistakesWord": messages.mistakes,
      "mistakesTitle": messages.mistakesTitle,
      "groupsTitle": messages.groupsTitle, "groupsLead": messages.groupsLead,
      "mapTitle": messages.mapTitle, "filterWord": messages.filter, "statusWord": messages.verdict,
      "allWord": messages.all, "footer": messages.footer(seconds: nil),
    ]
  }

  private var ungradedFields: [PageTemplates.Fields] {
    roll.rows.compactMap { row in
      row.reason.map { ["name": row.name, "href": row.address, "reason": $0] }
    }
  }

  private func exerciseFields(
    _ exercise: (name: String, title: LocalizedText)
  ) -> PageTemplates.Fields {
    let checks: [PageTemplates.Fields] = roll.columns.filter { $0.exercise == exercise.name }.map {
      let percent = $0.gradedCount == 0 ? 0 : $0.passedCount * 100 / $0.gradedCount
      let mistakes = $0.mistakes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return [
        "checkName": SafeText.line($0.check), "percent": "\(percent)",
        "passed": messages.passed($0.passedCount, of: $0.gradedCount, percent: percent),
        "statuses": Status.allCases.compactMap { [statuses = $0.statuses] status in
          statuses[status].map { "\(messages.name(of: status)) \(messages.text(count: $0))" }
        }
        .joined(separator: " · "),
        "mistakes": mistakes.map { "\($0.key) \(messages.text(count: $0.value))" }
          .joined(separator: ", "),
      ]
    }
    return [
      "exerciseName": SafeText.line(exercise.name),
      "exerciseTitle": SafeText.line(exercise.title[messages.language]), "checks": checks,
    ]
  }

  private var mistakeFields: [PageTemplates.Fields] {
    roll.mistakes.sorted {
      ($1.value.count, $0.key.exercise, $0.key.mistake)
        < ($0.value.count, $1.key.exercise, $1.key.mistake)
    }.map { name, mistake in
      [
        "mistakeName": name.mistake, "mistakeExercise": name.exercise,
        "mistakeCount": messages.submissionCount(mistake.count),
        "explanation": SafeText.line(mistake.explanation[messages.language]),
      ]
    }
  }

  private func groupFields(_ group: ClassRoll.Group) -> PageTemplates.Fields {
    let members: [PageTemplates.Fields] = group.rows.prefix(Self.mostMembers).map {
      ["name": roll.rows[$0].name, "href": roll.rows[$0].address]
    }
    var fields: PageTemplates.Fields = [
      "groupCount": messages.submissionCount(group.rows.count),
      "groupExercise": SafeText.line(group.exercise), "groupMessage": group.message,
      "members": members,
    ]
    if let hint = group.hint { fields["groupHint"] = hint }
    let more = group.rows.count - members.count
    if more > 0 { fields["groupMore"] = messages.more(more) }
    return fields
  }
}
