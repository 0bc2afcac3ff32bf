// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// A sheet that a learning platform exported, into which marks go one by one.
struct MarkSheet {
  /// A student's row.
  struct Student {
    let row: CSVDocument.Row
    /// How people call the student.
    let name: String
    /// What the student goes by, one for each column of ids; empty ones don't count.
    let ids: [String]
  }

  let document: CSVDocument
  private let students: [Student]
  private let studentsByID: [String: Set<Int>]
  private var changes: [Range<Int>: [UInt8]] = [:]
  private var submissions: [Int: [String]] = [:]
  private var notes: [SheetNote] = []
  private var filled: [String] = []

  /// - Throws: ``CSVError`` for an id that stands twice in the same column.
  init(_ document: CSVDocument, students: [Student]) throws(CSVError) {
    self.document = document
    self.students = students
    var studentsByID: [String: Set<Int>] = [:]
    var lines: [[String]: Int] = [:]
    for (index, student) in students.enumerated() {
      for (column, id) in student.ids.enumerated() where !id.isEmpty {
        let line = student.row.line
        if let earlier = lines.updateValue(line, forKey: ["\(column)", id]) {
          throw document.error(line, .studentTwice(id: id, earlierLine: earlier))
        }
        studentsByID[id, default: []].insert(index)
      }
    }
    self.studentsByID = studentsByID
  }

  /// The row of a submission's student; nil, with a note, where there isn't exactly one for it.
  mutating func student(of id: String) -> Student? {
    let found = studentsByID[id, default: []].sorted()
    guard let index = found.first else {
      notes.append(.submissionWithoutStudent(id: id))
      return nil
    }
    guard found.count == 1 else {
      notes.append(.ambiguousSubmission(id: id, lines: found.map { students[$0].row.line }))
      for index in found { submissions[index, default: []] += [] }
      return nil
    }
    let student = students[index]
    submissions[index, default: []].append(id)
    guard let ids = submissions[index], ids.count == 1 else {
      // Which one counts is not for a program to say: the first one's mark goes, too.
      for cell in student.row.cells { changes[cell.bytes] = nil }
      let ids = submissions[index, default: []]
      filled.removeAll(where: ids.contains)
      notes.removeAll { $0.cellOf.map(ids.contains) ?? false }
      return nil
    }
    return student
  }

  /// Notes that a submission's mark is in the sheet.
  mutating func noteFilled(_ id: String) { filled.append(id) }

  mutating func note(_ note: SheetNote) { notes.append(note) }

  /// As ``note(_:)``, unless the same was noted before.
  mutating func noteOnce(_ note: SheetNote) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Puts something into a cell.
  mutating func set(_ cell: CSVDocument.Cell, to content: CSVCell) {
    changes[cell.bytes] = CSVText.bytes(of: content, delimiter: document.delimiter)
  }

  /// The sheet as it is now, with notes on all the rows that nobody's submission filled.
  func finished() -> FilledSheet {
    let rowNotes = students.enumerated().compactMap { index, student -> SheetNote? in
      switch submissions[index] {
      case nil: .studentWithoutSubmission(student: student.name, line: student.row.line)
      case let ids? where ids.count > 1: .severalSubmissions(ids: ids, line: student.row.line)
      case .some: nil
      }
    }
    return FilledSheet(
      bytes: document.bytes(replacing: changes),
      filled: filled,
      notes: notes + rowNotes
    )
  }
}

extension SheetNote {
  /// The submission whose cell the note tells of.
  fileprivate var cellOf: String? {
    switch self {
    case .withoutMark(let id, _), .kept(let id, _): id
    case .studentWithoutSubmission, .submissionWithoutStudent, .ambiguousSubmission,
      .severalSubmissions, .otherMaximum:
      nil
    }
  }
}
