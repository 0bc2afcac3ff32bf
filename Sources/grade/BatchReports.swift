// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Gradebook
import Reports
import Verdicts

/// The files of a batch, written where they don't stand already.
struct BatchReports {
  let folder: BatchFolder
  let gradebook: Gradebook
  let language: Language
  /// With all extensions that are known.
  let deadlines: Deadlines?
  private(set) var ledger: ReportLedger
  private(set) var figures = ClassFigures()
  private let table: GradebookCSV
  private let pages: StudentPages
  /// The table's rows, by submission.
  private var rows: [String: [UInt8]] = [:]

  init(
    folder: BatchFolder,
    gradebook: Gradebook,
    course: CourseDefinition,
    deadlines: Deadlines?,
    language: Language
  ) throws {
    self.folder = folder
    self.gradebook = gradebook
    self.language = language
    self.deadlines = deadlines
    table = GradebookCSV(exercises: course.exerciseNames)
    pages = try StudentPages(audience: .student, language: language, datasets: course.datasets)
    ledger = ReportLedger(
      of: gradebook,
      form: [Grade.version, language.rawValue, course.name, course.title[language]]
    )
  }

  private static func pageName(_ name: String) -> String { "\(name).html" }

  private var options: JUnitReport.Options {
    JUnitReport.Options(for: .instructor, in: language)
  }

  /// Writes the files on one submission.
  ///
  /// - Throws: `FileError`, `XMLError`, `GradebookError`.
  mutating func write(_ progress: Batch.Progress) throws {
    let verdict = progress.result.verdict
    let marked = MarkedSubmission(
      EncodedReport(verdict, for: .instructor, in: language),
      time: progress.result.time,
      deadlines: deadlines
    )
    figures.add(marked)
    rows[verdict.submission] = table.row(of: marked)
    let name = progress.result.fileName
    let result = folder.result(name)
    let junit = folder.junit(JUnitReport.fileName(course: verdict.course, name: name))
    let page = folder.feedback(Self.pageName(name))
    let files = [result, junit, page]
    let lateness = Messages(in: language).lateness(of: marked.mark)
    if try ledger.enter(progress, lateness: lateness), files.allSatisfy(Surroundings.fileExists) {
      return
    }
    try writeFile(JSONReport.bytes(of: marked.report), atomicallyTo: result)
    try writeFile(JUnitReport.bytes(of: verdict, options: options), atomicallyTo: junit)
    try writeFile(pages.bytes(of: verdict, lateness: lateness), atomicallyTo: page)
    try ledger.noteWritten(progress)
  }

  /// Writes the files on all submissions of a run, one submission in memory at a time.
  ///
  /// - Throws: as ``write(_:)``.
  func writeAll(of number: Int) throws {
    let run = try gradebook.run(number)
    let submissions = try gradebook.submissions(in: number)
    guard !submissions.isEmpty else { return }
    let sorted = rows.sorted { $0.key < $1.key }.flatMap(\.value)
    try writeFile(table.header + sorted, atomicallyTo: folder.table)
    let files = [folder.junit, folder.classPage]
    if try ledger.areAllWritten(), files.allSatisfy(Surroundings.fileExists) { return }
    func each(_ body: (RecordedResult) throws -> Void) throws {
      for submission in submissions {
        guard let result = try gradebook.result(of: submission, in: run) else { continue }
        try body(result)
      }
    }

    var totals = JUnitAggregate.Totals(options: options)
    var classPage = try ClassPage(language: language)
    try each { result in
      totals.count(result.verdict)
      let page = BatchFolder.feedbackAddress(Self.pageName(result.fileName))
      classPage.add(result.verdict, page: page, mark: result.mark(under: deadlines))
    }
    try writeFile(classPage.bytes(), atomicallyTo: folder.classPage)
    let file = try AtomicFile(replacing: folder.junit)
    let document = try JUnitAggregate(
      course: run.description.course,
      totals: totals,
      options: options
    )
    try each { try file.write(try document.adding($0.verdict)) }
    try file.write(try document.finish())
    try file.commit()
    try ledger.noteAllWritten()
  }
}
