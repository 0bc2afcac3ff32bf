// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import TestSupport
import Testing
import Verdicts

@Suite("Moodle")
struct MoodleSheetTests {
  private static let header =
    "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\","
    + "\"Grade can be changed\",\"Last modified (submission)\",\"Last modified (grade)\","
    + "\"Feedback comments\"\n"

  private static let sheet =
    header + """
      "Participant 101","Ada Lovelace",ada@x.org,Submitted,,30.00,Yes,"Sunday, 1 March 2026, 11:59 PM",-,
      "Participant 102","Grace Hopper",grace@x.org,Submitted,12.00,30.00,Yes,-,-,"by hand"
      "Participant 103","Carla Dias",carla@x.org,Submitted,,30.00,Yes,-,-,
      "Participant 104","Alan Turing",alan@x.org,"No submission",,30.00,Yes,-,-,

      """

  private func filled(
    _ submissions: [MarkedSubmission],
    in sheet: String = sheet
  ) throws -> FilledSheet {
    var moodle = try MoodleSheet(Array(sheet.utf8), file: "moodle.csv")
    for submission in submissions { moodle.add(submission) }
    return moodle.finished()
  }

  private func renamed(
    _ verdict: SubmissionVerdict,
    _ id: String,
    in language: Language = .english
  ) -> MarkedSubmission {
    let late = Moment(secondsSince1970: Sample.deadlines.due.secondsSince1970 + 1)
    let verdict = Sample.submission(id, exercises: verdict.exercises)
    return Sample.marked(verdict, time: .at(late), in: language)
  }

  @Test("Grade and feedback are filled in, by the participant's number, and nothing else")
  func fills() async throws {
    let sheet = try filled([
      renamed(Sample.ana, "101"), Sample.marked("Participant 102"), renamed(Sample.carla, "103"),
      Sample.marked("999"),
    ])

    var expected = try await rows(ofCSV: Array(Self.sheet.utf8))
    expected[1][4] = "7"
    expected[1][9] =
      "10 of 30 points<br>1 started day late: 3 points taken off, 7 count.<br>"
      + "initialize_parameters_zeros: passed, 10 of 10 points<br>"
      + "initialize_parameters_random: not implemented, 0 of 10 points<br>"
      + "initialize_parameters_he: wrong value, 0 of 10 points"
    expected[2][4] = "30"
    expected[2][9] = "30 of 30 points<br>he: passed, 30 of 30 points"
    expected[3][9] =
      "he, values 2-4-1: not graded, by a fault of the grader: the disk is full. This is not a zero."
      + "<br>zeros: passed, 3 of 3 points<br>he: grader&#39;s fault, ungraded, of 3 points"
    #expect(try await rows(ofCSV: sheet.bytes) == expected)
    #expect(sheet.filled == ["101", "Participant 102"])
    #expect(
      sheet.notes == [
        .withoutMark(
          id: "103",
          reason: "he, values 2-4-1: not graded, by a fault of the grader: the disk is full. "
            + "This is not a zero."
        ),
        .submissionWithoutStudent(id: "999"),
        .studentWithoutSubmission(student: "Alan Turing", line: 5),
      ]
    )
  }

  @Test("A worksheet in Portuguese has decimal commas, and its feedback is in Portuguese")
  func portuguese() async throws {
    let text =
      "\u{FEFF}Identificador,\"Nome completo\",Status,Nota,\"Nota máxima\",\"Última modificação (nota)\","
      + "\"Comentários de feedback\"\r\n\"Participante 7\",\"Ana Lima\",Enviado,,\"6,00\",-,\r\n"
    let half = Sample.submission(
      "7",
      exercises: [
        Sample.exercise("he", [Sample.values(points: 2.5), Sample.values(.noValue, points: 3.5)])
      ]
    )

    let sheet = try filled([Sample.marked(half, in: .portuguese)], in: text)

    #expect(
      try await rows(ofCSV: sheet.bytes)[1] == [
        "Participante 7", "Ana Lima", "Enviado", "2,5", "6,00", "-",
        "2,5 de 6 pontos<br>he: sem resultado, 2,5 de 6 pontos",
      ]
    )
    #expect(sheet.notes == [])
  }

  @Test("In another language, the order of the full worksheet holds where its cells fit")
  func position() async throws {
    let header = "Kennung,Name,E-Mail,Status,Bewertung,Max,Änderbar,Abgabe,Geändert,Feedback\n"
    let text = header + "Teilnehmer 7,Ana,a@x.org,Da,,\"30,00\",Ja,-,-,\n"

    let sheet = try filled([Sample.marked("7", passing: 1)], in: text)

    #expect(
      try await rows(ofCSV: sheet.bytes)[1] == [
        "Teilnehmer 7", "Ana", "a@x.org", "Da", "10", "30,00", "Ja", "-", "-",
        "10 of 30 points<br>he: no result, 10 of 30 points",
      ]
    )
  }

  @Test("Without a column for feedback the grades go in alone")
  func noFeedback() async throws {
    let sheet = try filled([Sample.marked("7")], in: "Identifier,Grade\nParticipant 7,\n")

    #expect(
      try await rows(ofCSV: sheet.bytes) == [["Identifier", "Grade"], ["Participant 7", "30"]]
    )
  }

  @Test(
    "A sheet that is no worksheet says what is missing",
    arguments: [
      (
        "Kennung,Note\nTeilnehmer 7,\n",
        #"line 1: found no column 'Identifier' in "Kennung", "Note", allowed each of the needed columns once"#
      ),
      (
        "Identifier,Note\nParticipant 7,\n",
        #"line 1: found no column 'Grade' in "Identifier", "Note", allowed each of the needed columns once"#
      ),
      (
        "a,b,c,d,e,f,g,h,i,j\nTeilnehmer 7,,,,gut,30,,,,\n",
        #"line 1: found no column 'Identifier' in "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", allowed each of the needed columns once"#
      ),
      (
        "Identifier,Grade\nParticipant 7,\nParticipant 7,\n",
        #"line 3: found "Participant 7" again, allowed each student once, as in line 2"#
      ),
      ("Identifier,Grade\nParticipant 7\n", "line 2: found 1 cell, allowed 2, as in the header"),
    ]
  )
  func broken(text: String, line: String) throws {
    let error = try #require(throws: CSVError.self) { try filled([], in: text) }

    #expect(error.description == "moodle.csv: \(line)")
  }
}
