// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// Moodle's offline grading worksheet, filled in for uploading.
///
/// Headers are in the language of whoever downloaded it: English and Brazilian Portuguese are known
/// (`mod/assign/lang` of Moodle: `recordid`, `grade`; feedback's header differs between versions). In
/// another language the order of the full worksheet holds, where its cells fit that.
package struct MoodleSheet: Sendable {
  private static let identifierNames = ["Identifier", "Identificador"]
  private static let gradeNames = ["Grade", "Nota"]
  private static let maximumNames = ["Maximum Grade", "Nota máxima"]
  private static let nameNames = ["Full name", "Nome completo"]
  private static let feedbackNames = [
    "Feedback comments", "Comentários de feedback", "Comentários do feedback",
  ]

  /// Where things stand in a worksheet.
  private struct Columns {
    let identifier: Int
    let name: Int?
    let grade: Int
    let maximum: Int?
    let feedback: Int?
  }

  /// Identifier, Full name, Email address, Status, Grade, Maximum Grade, Grade can be changed, Last
  /// modified (submission), Last modified (grade), Feedback comments.
  private static let fullWorksheet = Columns(
    identifier: 0,
    name: 1,
    grade: 4,
    maximum: 5,
    feedback: 9
  )
  private static let fullWorksheetCount = 10

  private var sheet: MarkSheet
  private let columns: Columns
  private let decimalMark: DecimalMark

  /// Reads the file; `file` is what errors name it.
  ///
  /// - Throws: ``CSVError``: what is wrong, and in which line.
  package init(_ bytes: [UInt8], file: String) throws(CSVError) {
    let document = try CSVDocument(bytes, file: file)
    let rows = try document.body()
    let columns = try Self.columns(of: document, rows)
    self.columns = columns
    decimalMark = DecimalMark(
      of: rows.lazy.flatMap { row in
        [columns.grade, columns.maximum].compactMap { $0.map { row.cells[$0].text } }
      },
      delimiter: document.delimiter
    )
    let students = rows.map { row in
      let identifier = row.cells[columns.identifier].text.trimmingBlanks
      return MarkSheet.Student(
        row: row,
        name: columns.name.map { row.cells[$0].text } ?? identifier,
        ids: [identifier, Self.number(in: identifier) ?? ""]
      )
    }
    sheet = try MarkSheet(document, students: students)
  }

  /// Puts a submission's final score and what there is to say into its student's row.
  package mutating func add(_ submission: MarkedSubmission) {
    guard let student = sheet.student(of: submission.id) else { return }
    let messages = submission.report.messages
    let lines =
      messages.summary(of: submission)
      + submission.report.shown(to: .student).exercises.map(messages.line)
    if let feedback = columns.feedback {
      // Moodle takes feedback for HTML, and may put it in quotes of either kind.
      let html = lines.map {
        Markup.escaped(SafeText.line($0)).replacing("'", with: "&#39;")
      }
      .joined(separator: "<br>")
      sheet.set(student.row.cells[feedback], to: .text(html))
    }
    let cell = student.row.cells[columns.grade]
    guard let score = submission.mark.finalScore else {
      sheet.set(cell, to: .empty)
      let reason = messages.note(on: submission, for: .instructor) ?? ""
      return sheet.note(.withoutMark(id: submission.id, reason: reason))
    }
    sheet.set(cell, to: .number(decimalMark.text(score)))
    sheet.noteFilled(submission.id)
    if let maximum = columns.maximum.map({ student.row.cells[$0].text }),
      DecimalMark.points(maximum) != submission.mark.maxScore
    {
      sheet.noteOnce(.otherMaximum(sheet: maximum, maxScore: submission.mark.maxScore))
    }
  }

  /// The file to upload, with what has to be known about it.
  package func finished() -> FilledSheet { sheet.finished() }

  // MARK: - Columns

  private static func columns(
    of document: CSVDocument,
    _ rows: ArraySlice<CSVDocument.Row>
  ) throws(CSVError) -> Columns {
    let identifier = try column(identifierNames, of: document)
    let grade = try column(gradeNames, of: document)
    if let identifier, let grade {
      return Columns(
        identifier: identifier,
        name: try column(nameNames, of: document),
        grade: grade,
        maximum: try column(maximumNames, of: document),
        feedback: try column(feedbackNames, of: document)
      )
    }
    if identifier == nil, grade == nil, isFullWorksheet(document, rows) { return fullWorksheet }
    let missing = identifier == nil ? identifierNames[0] : gradeNames[0]
    throw document.error(
      document.header.line,
      .columnMissing(name: missing, found: document.header.cells.map(\.text))
    )
  }

  private static func column(_ names: [String], of document: CSVDocument) throws(CSVError) -> Int? {
    for name in names {
      if let column = try document.column(name) { return column }
    }
    return nil
  }

  /// Whether the cells are what the full worksheet's would be, whatever the headers' language.
  private static func isFullWorksheet(
    _ document: CSVDocument,
    _ rows: ArraySlice<CSVDocument.Row>
  ) -> Bool {
    guard document.header.cells.count == fullWorksheetCount, !rows.isEmpty else { return false }
    let isNumber = { (text: String) in DecimalMark.points(text) != nil }
    return rows.allSatisfy { row in
      let grade = row.cells[4].text
      return number(in: row.cells[0].text) != nil && (grade.isEmpty || isNumber(grade))
        && isNumber(row.cells[5].text)
    }
  }

  /// The number at the end of `Participant 123`; nil where there is none.
  private static func number(in identifier: String) -> String? {
    identifier.wholeMatch(of: #/.*[^0-9]([0-9]+)/#).map { String($0.1) }
  }
}
