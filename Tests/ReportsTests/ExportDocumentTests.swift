// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

/// The examples of docs/marks.md and docs/exports.md: what they give is read, what comes out recorded.
@Suite("Examples in the documents are what comes out")
struct ExportDocumentTests {
  @Test("docs/marks.md")
  func marks() async throws {
    let document = try Markdown(reading: "docs/marks.md")
    let course = try await course(with: document)
    let times = try StudentMoments(
      submissionTimes: Array(try text("times.csv", of: document).utf8),
      file: "times.csv"
    )
    let table = GradebookCSV(exercises: ["he"])

    let rows = ["ada", "alan", "emmy", "grace", "sofya"].map { id in
      let submission = Sample.marked(id, passing: 2)
      let report =
        id == "alan"
        ? Sample.marked(
          Sample.submission(
            id,
            exercises: [
              Sample.exercise(
                "he",
                [Sample.values(.infrastructureFault(reason: "the disk is full"))]
              )
            ]
          )
        ).report : submission.report
      let time = SubmissionTime(times.moments[id], isLateByName: id == "sofya")
      return table.row(
        of: MarkedSubmission(report, time: time, deadlines: course.deadlines)
      )
    }

    try expect(document, ["gradebook.csv": table.header + rows.flatMap(\.self)])
  }

  @Test("docs/exports.md")
  func exports() throws {
    let document = try Markdown(reading: "docs/exports.md")
    let ada = Sample.marked("ada", passing: 2)
    let ungraded = Sample.marked(
      Sample.submission(
        "1002",
        exercises: [
          Sample.exercise("he", [Sample.values(.infrastructureFault(reason: "the disk is full"))])
        ]
      )
    )
    var canvas = try CanvasSheet(
      Array(try text("canvas.csv", of: document).utf8),
      file: "canvas.csv",
      titles: ["Weight initialisation"]
    )
    for submission in [ada, ungraded, Sample.marked("alan"), Sample.marked("emmy")] {
      canvas.add(submission)
    }
    let filled = canvas.finished()
    let notes = filled.notes.map { Messages(in: .english).sentence($0) + "\n" }.joined()
    var moodle = try MoodleSheet(
      Array(try text("moodle.csv", of: document).utf8),
      file: "moodle.csv"
    )
    moodle.add(Sample.marked("101", passing: 2))

    try expect(
      document,
      [
        "canvas-filled.csv": filled.bytes,
        "canvas-notes": Array(notes.utf8),
        "moodle-filled.csv": moodle.finished().bytes,
        "results.json": GradescopeReport.bytes(of: ada),
        "annotations": GitHubAnnotations.bytes(of: ada, paths: ["he": "exercises/he/he.swift"]),
      ]
    )
  }

  /// The built-in course with the document's deadlines and extensions.
  private func course(with document: Markdown) async throws -> CourseDefinition {
    try await withTemporaryFolder { folder in
      let grader = try String(contentsOfFile: "\(repositoryRoot)/grader.json", encoding: .utf8)
      let changed = "{" + (try text("grader.json", of: document)) + grader.dropFirst()
      try Data(changed.utf8).write(to: URL(fileURLWithPath: "\(folder)/grader.json"))
      try Data(try text("extensions.csv", of: document).utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/extensions.csv"))
      return try CourseDefinition(reading: folder, only: [])
    }
  }

  private func text(_ name: String, of document: Markdown) throws -> String {
    try #require(document.blocks.first { $0.path == name }?.text, "a block '\(name)'")
  }

  private func expect(
    _ document: Markdown,
    _ contents: [String: [UInt8]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var blocks = document.blocks
    for index in blocks.indices {
      guard let bytes = blocks[index].path.flatMap({ contents[$0] }) else { continue }
      // A document's lines end in line feeds alone.
      blocks[index].text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }
    #expect(
      Set(blocks.compactMap(\.path)).isSuperset(of: contents.keys),
      sourceLocation: sourceLocation
    )
    try document.expect(blocks, recordedBy: "ExportDocumentTests", sourceLocation: sourceLocation)
  }
}
