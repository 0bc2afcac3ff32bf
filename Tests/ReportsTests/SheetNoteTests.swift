// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

@Suite("What is said about a sheet")
struct SheetNoteTests {
  @Test(
    "Each note is one sentence in each language",
    arguments: [
      (
        .studentWithoutSubmission(student: "Lovelace, Ada", line: 4),
        "line 4: 'Lovelace, Ada' has no submission; the cell is as it was",
        "linha 4: 'Lovelace, Ada' não tem entrega; a célula ficou como estava"
      ),
      (
        .submissionWithoutStudent(id: "emmy"),
        "'emmy' is nobody's id in the sheet; it is not in there",
        "'emmy' não é o id de ninguém na planilha; não entrou nela"
      ),
      (
        .ambiguousSubmission(id: "7", lines: [4, 9]),
        "'7' is an id of lines 4, 9; none of them was filled in",
        "'7' é um id das linhas 4, 9; nenhuma delas foi preenchida"
      ),
      (
        .severalSubmissions(ids: ["ada", "u-1"], line: 4),
        "line 4: 'ada', 'u-1' are of the same student; the cell is as it was",
        "linha 4: 'ada', 'u-1' são da mesma pessoa; a célula ficou como estava"
      ),
      (
        .withoutMark(id: "ada", reason: "Why."), "'ada': the cell is empty. Why.",
        "'ada': a célula está vazia. Why."
      ),
      (
        .kept(id: "ada", cell: "EX"), "'ada': the cell stays 'EX'", "'ada': a célula continua 'EX'"
      ),
      (
        .otherMaximum(sheet: "100.00", maxScore: Points(30)),
        "the sheet's marks go up to 100.00, these up to 30; nothing was scaled",
        "as notas da planilha vão até 100.00, estas até 30; nada foi convertido"
      ),
    ] as [(SheetNote, String, String)]
  )
  func sentences(note: SheetNote, english: String, portuguese: String) {
    #expect(Messages(in: .english).sentence(note) == english)
    #expect(Messages(in: .portuguese).sentence(note) == portuguese)
  }

  @Test("Names from a sheet are harmless and on one line")
  func harmless() {
    let note = SheetNote.studentWithoutSubmission(student: "a\n\u{1B}[31mb\u{202E}", line: 1)

    #expect(
      Messages(in: .english).sentence(note)
        == "line 1: 'a b<U+202E>' has no submission; the cell is as it was"
    )
  }
}
