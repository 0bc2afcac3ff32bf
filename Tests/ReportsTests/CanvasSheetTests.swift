// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import TestSupport
import Testing
import Verdicts

@Suite("Canvas")
struct CanvasSheetTests {
  private static let header =
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Initialisation (41),Essay (42),"
    + "Current Score,Final Score (2026)\r\n"

  /// As Canvas writes it: a row for hidden assignments, four blanks before `Points Possible`.
  private static let sheet =
    header + """
      ,,,,,,Manual Posting,,,\r
          Points Possible,,,,,,30.00,10.00,(read only),(read only)\r
      "Lovelace, Ada",1001,u-1,ada,"A and B",=1+1,,9.50,95.00,\r
      "Hopper, ""Amazing"" Grace",1002,u-2,grace@navy.mil,A,,12.00,"",,\r
      "Turing, Alan",1003,u-3,1007,A,,EX,,,\r
      "Noether\nEmmy",1004,,emmy,A,,ex,,,\r
      "Kovalevskaya, Sofya",1005,,sofya,A,,N/A,,,\r
      "Student, Test",1006,,f3a,A,,,,,\r
      "Germain, Sophie",1007,u-7,sophie,A,,5.00,,,\r

      """

  private func filled(
    _ submissions: [MarkedSubmission],
    in sheet: String = sheet,
    assignment: String? = "Initialisation",
    titles: [String] = []
  ) throws -> FilledSheet {
    var canvas = try CanvasSheet(
      Array(sheet.utf8),
      file: "canvas.csv",
      assignment: assignment,
      titles: titles
    )
    for submission in submissions { canvas.add(submission) }
    return canvas.finished()
  }

  private func ungraded(_ id: String) -> MarkedSubmission {
    Sample.marked(
      Sample.submission(
        id,
        exercises: [
          Sample.exercise("he", [Sample.values(.infrastructureFault(reason: "disk full"))])
        ]
      )
    )
  }

  @Test("Marks go to the students by login, SIS id or Canvas's own, and nothing else changes")
  func fills() async throws {
    let sheet = try filled([
      Sample.marked("ada", passing: 2), Sample.marked("u-2"), Sample.marked("1006", passing: 0),
    ])

    var expected = try await rows(ofCSV: Array(Self.sheet.utf8))
    expected[3][6] = "20"
    expected[4][6] = "30"
    expected[8][6] = "0"
    #expect(try await rows(ofCSV: sheet.bytes) == expected)
    let bytes = Self.sheet
      .replacing("=1+1,,9.50", with: "=1+1,20,9.50")
      .replacing("A,,12.00,\"\"", with: "A,,30,\"\"")
      .replacing("f3a,A,,,", with: "f3a,A,,0,")
    #expect(String(decoding: sheet.bytes, as: UTF8.self) == bytes)
    #expect(sheet.filled == ["ada", "u-2", "1006"])
    #expect(
      sheet.notes == [
        .studentWithoutSubmission(student: "Turing, Alan", line: 6),
        .studentWithoutSubmission(student: "Noether\nEmmy", line: 7),
        .studentWithoutSubmission(student: "Kovalevskaya, Sofya", line: 9),
        .studentWithoutSubmission(student: "Germain, Sophie", line: 11),
      ]
    )
  }

  @Test("What has no mark gets an empty cell, and EX and N/A stay")
  func withoutMark() async throws {
    let sheet = try filled([
      ungraded("grace@navy.mil"), Sample.marked("1003"), Sample.marked("emmy"),
      Sample.marked("sofya"),
    ])

    var expected = try await rows(ofCSV: Array(Self.sheet.utf8))
    expected[4][6] = ""
    #expect(try await rows(ofCSV: sheet.bytes) == expected)
    #expect(sheet.filled.isEmpty)
    #expect(
      Array(sheet.notes.prefix(4)) == [
        .withoutMark(
          id: "grace@navy.mil",
          reason: "he, values 2-4-1: not graded, by a fault of the grader: disk full. "
            + "This is not a zero."
        ),
        .kept(id: "1003", cell: "EX"), .kept(id: "emmy", cell: "ex"),
        .kept(id: "sofya", cell: "N/A"),
      ]
    )
  }

  @Test("Whom a submission belongs to is never guessed")
  func ambiguous() async throws {
    let sheet = try filled([
      Sample.marked("1007"), Sample.marked("nobody"), Sample.marked("ada"), Sample.marked("1001"),
      Sample.marked("u-1"), ungraded("u-2"), Sample.marked("1002"),
    ])

    #expect(String(decoding: sheet.bytes, as: UTF8.self) == Self.sheet)
    #expect(sheet.filled.isEmpty)
    #expect(
      sheet.notes == [
        .ambiguousSubmission(id: "1007", lines: [6, 11]), .submissionWithoutStudent(id: "nobody"),
        .severalSubmissions(ids: ["ada", "1001", "u-1"], line: 4),
        .severalSubmissions(ids: ["u-2", "1002"], line: 5),
        .studentWithoutSubmission(student: "Noether\nEmmy", line: 7),
        .studentWithoutSubmission(student: "Kovalevskaya, Sofya", line: 9),
        .studentWithoutSubmission(student: "Student, Test", line: 10),
      ]
    )
  }

  @Test("Semicolons, decimal commas, the byte order mark and the line ends stay")
  func localised() async throws {
    let text =
      "\u{FEFF}LastName;FirstName;ID;SIS Login ID;Section;He (7);Current Score\n"
      + "    Points Possible;;;;;30,00;(read only)\n"
      + "Lovelace;Ada;1;ada;A;;\nHopper;Grace;2;grace;A;1,50;\n"
    let third = Sample.submission(
      "ada",
      exercises: [
        Sample.exercise(
          "he",
          [
            Sample.values(name: "values 1", points: 7.25),
            Sample.values(.noValue, name: "values 2", points: 22.75),
          ]
        )
      ]
    )

    let sheet = try filled(
      [Sample.marked(third), Sample.marked("grace")],
      in: text,
      assignment: nil
    )

    #expect(
      String(decoding: sheet.bytes, as: UTF8.self)
        == text.replacing("ada;A;;", with: "ada;A;7,25;").replacing("1,50", with: "30")
    )
    #expect(sheet.notes == [])
  }

  @Test("A decimal comma between commas is quoted")
  func quotedDecimals() async throws {
    let text = "Student,ID,SIS Login ID,Section,He (7)\nA,1,ada,A,\nB,2,eve,A,\"1,50\"\n"
    let half = Sample.submission(
      "ada",
      exercises: [Sample.exercise("he", [Sample.values(points: 7.25)])]
    )

    let sheet = try filled([Sample.marked(half)], in: text, assignment: nil)

    #expect(try await rows(ofCSV: sheet.bytes)[1] == ["A", "1", "ada", "A", "7,25"])
  }

  @Test("Another maximum than the assignment's is told once, and nothing is scaled")
  func maximum() throws {
    let sheet = try filled(
      [Sample.marked("ada"), Sample.marked("u-2")],
      in: Self.sheet.replacing("30.00", with: "100.00")
    )

    #expect(sheet.filled == ["ada", "u-2"])
    #expect(sheet.notes.first == .otherMaximum(sheet: "100.00", maxScore: Points(30)))
    #expect(sheet.notes.count == 6)
  }

  @Test(
    "The assignment is named with or without its id, or the only one, or the one of the course",
    arguments: [
      ("Initialisation", []), ("Initialisation (41)", []), (nil, ["Iniciação", "Initialisation"]),
    ] as [(String?, [String])]
  )
  func assignment(name: String?, titles: [String]) throws {
    let sheet = try filled([Sample.marked("ada")], assignment: name, titles: titles)

    #expect(String(decoding: sheet.bytes, as: UTF8.self).contains(",=1+1,30,9.50,"))
  }

  @Test(
    "A wrong sheet says in one line what is wrong",
    arguments: [
      (
        "Student,Section,He (7)\n", nil,
        #"line 1: found no column 'ID' in "Student", "Section", "He (7)", allowed each of the needed columns once"#
      ),
      (
        header, nil,
        #"line 1: found the columns "Initialisation (41)", "Essay (42)" for marks, allowed one of them: name it"#
      ),
      (
        header, "Final Score (2026)",
        #"line 1: found no column named "Final Score (2026)" for marks, but "Initialisation (41)", "Essay (42)", allowed the title of one of these"#
      ),
      (
        "Student,ID,Section\n", nil,
        "line 1: found no column for marks, allowed one of them: name it"
      ),
      (
        "Student,ID,Section,He (7),He (8)\n", "He",
        #"line 1: found the columns "He (7)", "He (8)" for marks, allowed one of them: name it"#
      ),
      (
        "Student,ID,Section,He (7)\nA,1,S,\nB,1,S,\n", nil,
        #"line 3: found "1" again, allowed each student once, as in line 2"#
      ),
      (
        "Student,ID,Section,He (7)\nA,1,S\n", nil,
        "line 2: found 3 cells, allowed 4, as in the header"
      ),
    ] as [(String, String?, String)]
  )
  func broken(text: String, assignment: String?, line: String) throws {
    let error = try #require(throws: CSVError.self) {
      try filled([], in: text, assignment: assignment)
    }

    #expect(error.description == "canvas.csv: \(line)")
  }
}
