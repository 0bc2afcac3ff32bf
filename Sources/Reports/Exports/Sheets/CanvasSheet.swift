// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// The gradebook that Canvas exported, filled in for importing.
///
/// Layout, from `lib/gradebook_exporter.rb` of https://github.com/instructure/canvas-lms: the
/// student's columns up to `Section`, a column `Title (id)` for each assignment, then totals; a row
/// that says which assignments are hidden, where any is; the row `Points Possible`; the students.
package struct CanvasSheet: Sendable {
  private static let studentColumns = [
    "Student", "LastName", "FirstName", "ID", "SIS User ID", "SIS Login ID", "Integration ID",
    "Root Account", "Section",
  ]
  /// Cells that say that there is nothing to mark: excused; not assigned to the student.
  private static let keptCells: Set<String> = ["EX", "N/A"]

  private var sheet: MarkSheet
  private let markColumn: Int
  private let decimalMark: DecimalMark
  private let pointsPossible: String?

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - bytes: The file as Canvas gave it.
  ///   - file: What errors name it.
  ///   - assignment: The assignment's title, with or without its id; nil to take the only
  ///     assignment, or else the only one that has one of `titles`.
  ///   - titles: What the course is called, in its languages.
  /// - Throws: ``CSVError``: what is wrong, and in which line.
  package init(
    _ bytes: [UInt8],
    file: String,
    assignment: String? = nil,
    titles: [String] = []
  ) throws(CSVError) {
    let document = try CSVDocument(bytes, file: file)
    let rows = try document.body()
    let id = try document.requiredColumn("ID")
    var ids: [Int] = []
    for name in ["SIS Login ID", "SIS User ID"] {
      if let column = try document.column(name) { ids.append(column) }
    }
    markColumn = try Self.markColumn(of: document, named: assignment, titles: titles)
    let students = rows.filter { !$0.cells[id].text.trimmingBlanks.isEmpty }.map { row in
      MarkSheet.Student(
        row: row,
        name: row.cells[0].text,
        ids: (ids + [id]).map { row.cells[$0].text.trimmingBlanks }
      )
    }
    let column = markColumn
    let possible = rows.first {
      $0.cells[id].text.isEmpty && $0.cells[0].text.trimmingBlanks == "Points Possible"
    }
    pointsPossible = possible?.cells[column].text
    decimalMark = DecimalMark(
      of: rows.flatMap { row in row.cells.suffix(from: id).map(\.text) },
      delimiter: document.delimiter
    )
    sheet = try MarkSheet(document, students: students)
  }

  /// Puts a submission's final score into its student's cell.
  package mutating func add(_ submission: MarkedSubmission) {
    guard let student = sheet.student(of: submission.id) else { return }
    let cell = student.row.cells[markColumn]
    let content = cell.text.trimmingBlanks
    if Self.keptCells.contains(content.uppercased()) {
      return sheet.note(.kept(id: submission.id, cell: content))
    }
    guard let score = submission.mark.finalScore else {
      sheet.set(cell, to: .empty)
      let reason = submission.report.messages.note(on: submission, for: .instructor) ?? ""
      return sheet.note(.withoutMark(id: submission.id, reason: reason))
    }
    sheet.set(cell, to: .number(decimalMark.text(score)))
    sheet.noteFilled(submission.id)
    let maxScore = submission.mark.maxScore
    if let pointsPossible, DecimalMark.points(pointsPossible) != maxScore {
      sheet.noteOnce(.otherMaximum(sheet: pointsPossible, maxScore: maxScore))
    }
  }

  /// The file to import, with what has to be known about it.
  package func finished() -> FilledSheet { sheet.finished() }

  // MARK: - Columns

  private static func markColumn(
    of document: CSVDocument,
    named name: String?,
    titles: [String]
  ) throws(CSVError) -> Int {
    let names = document.header.cells.map(\.text.trimmingBlanks)
    let lastOfStudent = names.lastIndex(where: studentColumns.contains) ?? 0
    let columns = names.indices.filter { $0 > lastOfStudent && !isTotal(names[$0]) }
    let assignments = columns.filter { title(of: names[$0]) != nil }
    let found: [Int]
    if let name {
      found = columns.filter { names[$0] == name || title(of: names[$0]) == name }
    } else if assignments.count == 1 {
      found = assignments
    } else {
      found = assignments.filter { column in titles.contains { title(of: names[column]) == $0 } }
    }
    guard found.count == 1 else {
      let shown = found.isEmpty ? assignments : found
      throw document.error(
        document.header.line,
        .markColumn(found: shown.map { names[$0] }, named: found.isEmpty ? name : nil)
      )
    }
    return found[0]
  }

  /// The title of an assignment's column, `Title (123)`; nil for another column.
  private static func title(of column: String) -> String? {
    column.wholeMatch(of: #/(.*) \([0-9]+\)/#).map { String($0.1) }
  }

  /// Whether a column is one that Canvas works out itself.
  private static func isTotal(_ column: String) -> Bool {
    column.contains(
      #/(^| )(Current|Final|Override) (Points|Score|Grade|Status)( \(.*\))?$/#
    )
  }
}
