// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// The words that pages add to those of the other reports.
extension Messages {
  var overview: String { say("Checks", "Verificações") }
  var check: String { say("check", "verificação") }
  var training: String { say("Training", "Treinamento") }
  var verdict: String { say("verdict", "resultado") }

  /// `3 / 10`; `– / 10` without a score.
  func ratio(_ score: Points?, of maxScore: Points) -> String {
    "\(score.map { text(points: $0) } ?? "–") / \(text(points: maxScore))"
  }

  /// Which part of a table is shown; nil for all rows or all columns.
  func keptPart(rows: Range<Int>?, columns: Range<Int>?) -> String {
    let rows = rows.map {
      say(
        "rows \($0.lowerBound) to \($0.upperBound - 1)",
        "linhas \($0.lowerBound) a \($0.upperBound - 1)"
      )
    }
    let columns = columns.map {
      say(
        "columns \($0.lowerBound) to \($0.upperBound - 1)",
        "colunas \($0.lowerBound) a \($0.upperBound - 1)"
      )
    }
    return [rows, columns].compactMap(\.self).joined(separator: ", ")
  }

  var tablesLeftOut: String {
    say(
      "These values are left out here: the page would become too long.",
      "Estes valores foram omitidos aqui: a página ficaria longa demais."
    )
  }

  var pictureLeftOut: String {
    say(
      "This plot is left out: the page would become too long.",
      "Este gráfico foi omitido: a página ficaria longa demais."
    )
  }

  /// The last line of a page; without seconds where these are withheld.
  func footer(seconds: Double?) -> String {
    guard let seconds = seconds.map({ text(seconds: $0) }) else {
      return say("Made by grade.", "Feito pelo grade.")
    }
    return say("Made by grade in \(seconds) s.", "Feito pelo grade em \(seconds) s.")
  }

  /// Names costs that a plot could not show.
  func notDrawn(_ notes: [String]) -> String {
    let list = notes.joined(separator: "; ")
    return say("Not drawn: \(list).", "Não desenhado: \(list).")
  }
}
