// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Verdicts

/// What is said about marks, in gradebook.csv and in the exports.
extension Messages {
  /// Why a submission has no mark, or no penalty where one might be due; else nil.
  func note(on submission: MarkedSubmission, for audience: Audience) -> String? {
    let mark = submission.mark
    if mark.rawScore == nil {
      return reason(for: UngradedPart(of: submission.report.shown(to: audience)))
    }
    if mark.isNotForMarks { return notForMarks }
    switch mark.lateness {
    case .noDeadline, .inTime, .late: return nil
    case .unknown:
      return say(
        "The submission's time is not known: no penalty was taken off.",
        "O horário da entrega não é conhecido: nenhuma penalidade foi aplicada."
      )
    case .lateByUnknownTime:
      return lateByUnknownTime
    }
  }

  private var lateByUnknownTime: String {
    say(
      "Late by an unknown time: no penalty was taken off.",
      "Atrasada, sem se saber quanto: nenhuma penalidade foi aplicada."
    )
  }

  /// Says which part could not be graded, and why.
  ///
  /// `he, values 5-3: not graded, by a fault of the grader: the disk is full. This is not a zero.`
  func reason(for part: UngradedPart) -> String {
    guard let exercise = part.exercise, let check = part.check, let reason = part.reason else {
      return say(
        "Nothing was checked: ungraded, which is not a zero.",
        "Nada foi verificado: sem nota, o que não é um zero."
      )
    }
    let words = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    return "\(exercise), \(check): \(words). "
      + say("This is not a zero.", "Isto não é um zero.")
  }

  /// `2 started days late: 6 points taken off, 14 count.`; nil where nothing was taken off.
  func penalty(of mark: Mark) -> String? {
    guard case .late(let days) = mark.lateness, let penalty = mark.penalty,
      let final = mark.finalScore, penalty > .zero
    else { return nil }
    let off = text(points: penalty)
    let count = text(points: final)
    return say(
      "\(days) started day\(days == 1 ? "" : "s") late: "
        + "\(off) point\(off == "1" ? "" : "s") taken off, \(count) count.",
      "\(days) dia\(days == 1 ? " iniciado" : "s iniciados") de atraso: "
        + "\(off) ponto\(off == "1" ? " descontado" : "s descontados"), valem \(count)."
    )
  }

  /// What a student is told about the mark: `20 of 30 points`, then penalty or note.
  func summary(of submission: MarkedSubmission) -> [String] {
    let mark = submission.mark
    let total = mark.rawScore.map { points($0, of: mark.maxScore) }
    return [total, penalty(of: mark), note(on: submission, for: .student)].compactMap(\.self)
  }

  /// `he: wrong value, 3 of 10 points`.
  func line(about exercise: EncodedExercise) -> String {
    let points = points(exercise.knownScore, of: Points(checking: exercise.maxScore) ?? .zero)
    return "\(exercise.name): \(name(of: exercise.knownStatus)), \(points)"
  }

  // MARK: - Sheets

  /// What a person who fills in a sheet should know, as one sentence.
  package func sentence(_ note: SheetNote) -> String {
    SafeText.line(words(of: note))
  }

  private func words(of note: SheetNote) -> String {
    switch note {
    case .studentWithoutSubmission(let student, let line):
      say(
        "line \(line): '\(student)' has no submission; the cell is as it was",
        "linha \(line): '\(student)' não tem entrega; a célula ficou como estava"
      )
    case .submissionWithoutStudent(let id):
      say(
        "'\(id)' is nobody's id in the sheet; it is not in there",
        "'\(id)' não é o id de ninguém na planilha; não entrou nela"
      )
    case .ambiguousSubmission(let id, let lines):
      say(
        "'\(id)' is an id of lines \(list(lines)); none of them was filled in",
        "'\(id)' é um id das linhas \(list(lines)); nenhuma delas foi preenchida"
      )
    case .severalSubmissions(let ids, let line):
      say(
        "line \(line): \(ids.map { "'\($0)'" }.joined(separator: ", ")) are of the same student; "
          + "the cell is as it was",
        "linha \(line): \(ids.map { "'\($0)'" }.joined(separator: ", ")) são da mesma pessoa; "
          + "a célula ficou como estava"
      )
    case .withoutMark(let id, let reason):
      say("'\(id)': the cell is empty. \(reason)", "'\(id)': a célula está vazia. \(reason)")
    case .kept(let id, let cell):
      say("'\(id)': the cell stays '\(cell)'", "'\(id)': a célula continua '\(cell)'")
    case .otherMaximum(let sheet, let maxScore):
      say(
        "the sheet's marks go up to \(sheet), these up to \(NumberText.exactPoints(maxScore)); "
          + "nothing was scaled",
        "as notas da planilha vão até \(sheet), estas até \(asWritten(NumberText.exactPoints(maxScore))); "
          + "nada foi convertido"
      )
    }
  }

  private func list(_ lines: [Int]) -> String {
    lines.map { "\($0)" }.joined(separator: ", ")
  }
}

/// What the exports for GitHub say besides.
extension Messages {
  /// Stands above why there is no mark.
  var noMark: String { say("No mark", "Sem nota") }

  /// Says how many checks did not pass, where not all of them are annotated.
  func annotated(_ count: Int, of all: Int) -> String {
    say(
      "\(all) checks did not pass; the \(count) that cost most are annotated.",
      "\(all) verificações não passaram; as \(count) que mais custam estão anotadas."
    )
  }

  /// Stands where a summary has no room for more checks; there is at least 1.
  func checksLeftOut(_ count: Int) -> String {
    count == 1
      ? say("1 more check did not fit in here.", "Mais 1 verificação não coube aqui.")
      : say(
        "\(count) more checks did not fit in here.",
        "Mais \(count) verificações não couberam aqui."
      )
  }
}

extension Messages {
  /// What lateness did to a mark, for whoever looks at the submission; nil where it did nothing.
  package func lateness(of mark: Mark) -> String? {
    if mark.lateness == .lateByUnknownTime { return lateByUnknownTime }
    return penalty(of: mark)
  }
}
