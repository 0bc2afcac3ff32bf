// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The words of the class page.
extension Messages {
  var classHeading: String { say("The class", "A turma") }
  var submission: String { say("submission", "entrega") }
  var ungradedTitle: String { say("Ungraded", "Sem nota") }
  var passedShare: String { say("passed", "passaram") }
  var mistakes: String { say("mistakes", "erros conhecidos") }
  var mistakesTitle: String { say("Known mistakes", "Erros conhecidos") }
  var groupsTitle: String { say("The same wrong numbers", "Os mesmos números errados") }
  var groupsLead: String {
    say(
      "These submissions return the same wrong values, and so share a misunderstanding, or a source.",
      "Estas entregas retornam os mesmos valores errados: têm em comum um mal-entendido ou uma fonte."
    )
  }
  var mapTitle: String { say("Submissions by checks", "Entregas por verificações") }
  var filter: String { say("Name contains", "Nome contém") }
  var all: String { say("all", "todos") }

  func name(of kind: PageKind) -> String {
    switch kind {
    case .passed: name(of: Status.passed)
    case .wrong: say("wrong", "errado")
    case .notBegun: say("not implemented or missing", "não implementado ou ausente")
    case .stopped:
      say(
        "did not build, crashed or ran past a limit",
        "não compilou, falhou ou passou de um limite"
      )
    case .skipped: name(of: Status.skipped)
    case .ungraded: say("ungraded", "sem nota")
    }
  }

  func submissionCount(_ count: Int) -> String {
    let number = text(count: count)
    return count == 1
      ? say("1 submission", "1 entrega") : say("\(number) submissions", "\(number) entregas")
  }

  /// `24 submissions, 22 with a score: median 17.5, lowest 0, highest 30 of 30 points`.
  func classTotals(
    submissions: Int,
    scores: [Points],
    maxScore: Points,
    arePenalised: Bool
  ) -> String {
    let sorted = scores.sorted()
    guard let least = sorted.first, let most = sorted.last else {
      return submissionCount(submissions) + say(", none with a score", ", nenhuma com nota")
    }
    let middle =
      (sorted[(sorted.count - 1) / 2].millionths + sorted[sorted.count / 2].millionths) / 2
    let sum = sorted.reduce(Int128(0)) { $0 + Int128($1.millionths) }
    let mean = Points(millionths: Int(sum / Int128(sorted.count)) / 10_000 * 10_000)
    let texts = [Points(millionths: middle), least, most, maxScore, mean].map { text(points: $0) }
    let count = text(count: scores.count)
    return submissionCount(submissions)
      + say(
        ", \(count) with a score: mean \(texts[4]), median \(texts[0]), lowest \(texts[1]), highest \(texts[2]) of \(texts[3]) points",
        ", \(count) com nota: média \(texts[4]), mediana \(texts[0]), menor \(texts[1]), maior \(texts[2]) de \(texts[3]) pontos"
      )
      + (arePenalised ? say(", before penalties", ", antes de penalidades") : "")
  }

  var statuses: String { say("all statuses", "todos os resultados") }

  func passed(_ count: Int, of total: Int, percent: Int) -> String {
    say(
      "\(text(count: count)) of \(text(count: total)), \(percent)%",
      "\(text(count: count)) de \(text(count: total)), \(percent)%"
    )
  }
}
