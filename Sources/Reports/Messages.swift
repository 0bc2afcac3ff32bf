// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// Every sentence that this room adds to those of `Verdicts`.
extension Messages {
  /// `3 of 10 points`; without a score, the points that there would be.
  func points(_ score: Points?, of maxScore: Points) -> String {
    let most = text(points: maxScore)
    let isOne = most == "1"
    guard let score = score.map({ text(points: $0) }) else {
      return say(
        "ungraded, of \(most) point\(isOne ? "" : "s")",
        "sem nota, de \(most) ponto\(isOne ? "" : "s")"
      )
    }
    return say(
      "\(score) of \(most) point\(isOne ? "" : "s")",
      "\(score) de \(most) ponto\(isOne ? "" : "s")"
    )
  }

  /// Stands above what a program printed, of which only the beginning may have been kept.
  func label(for printed: PrintedText) -> String {
    label(byteCount: printed.byteCount, kept: printed.text.utf8.count)
  }

  /// As ``label(for:)``, of so many bytes that were printed and so many that were kept.
  func label(byteCount: Int, kept: Int) -> String {
    let count = text(count: byteCount)
    if kept < byteCount {
      let first = text(count: kept)
      return say(
        "printed \(count) bytes, the first \(first) of them:",
        "imprimiu \(count) bytes, os primeiros \(first) deles:"
      )
    }
    return byteCount == 1
      ? say("printed 1 byte:", "imprimiu 1 byte:")
      : say("printed \(count) bytes:", "imprimiu \(count) bytes:")
  }

  /// Stands where the middle of a long text was cut out.
  func cutMarker(byteCount: Int) -> String {
    let count = text(count: byteCount)
    return say("... [\(count) bytes cut] ...", "... [\(count) bytes cortados] ...")
  }

  /// Stands where the middle of many lines was cut out; they are at least 1.
  func cutMarker(lineCount: Int) -> String {
    let count = text(count: lineCount)
    return lineCount == 1
      ? say("... [1 line cut] ...", "... [1 linha cortada] ...")
      : say("... [\(count) lines cut] ...", "... [\(count) linhas cortadas] ...")
  }

  var nothingGraded: String {
    say("ungraded - nothing was checked", "sem nota - nada foi verificado")
  }

  package var notForMarks: String {
    say(
      "Not for marks: the program ran without a sandbox.",
      "Não vale nota: o programa foi executado sem sandbox."
    )
  }

  /// `6 cases of 'values' and 'training': not run, since 'build' did not pass`; `awaited` is nil
  /// where it is withheld.
  func skipped(_ checks: [(name: String, caseCount: Int?)], awaiting awaited: String?) -> String {
    let names = checks.map { check in
      guard let count = check.caseCount else { return "'\(check.name)'" }
      return count == 1
        ? say("1 case of '\(check.name)'", "1 caso de '\(check.name)'")
        : say("\(count) cases of '\(check.name)'", "\(count) casos de '\(check.name)'")
    }
    let last = names.last ?? ""
    let list =
      names.count > 1
      ? names.dropLast().joined(separator: ", ") + say(" and ", " e ") + last : last
    let isOne = checks.count == 1 && (checks[0].caseCount ?? 1) == 1
    let notRun = say("not run", isOne ? "não executado" : "não executados")
    guard let awaited else { return "\(list): \(notRun)" }
    return "\(list): \(notRun)"
      + say(", since '\(awaited)' did not pass", ", pois '\(awaited)' não passou")
  }

  var hidden: String { say("hidden", "oculto") }

  /// Explains a total without a score.
  var ungradedTotal: String {
    say(
      "Ungraded: a check could not be run, by no fault of yours. This is not a zero.",
      "Sem nota: uma verificação não pôde ser feita, e não por sua culpa. Isto não é um zero."
    )
  }

  // MARK: Training

  var cost: String { say("cost", "custo") }

  /// The place on the curve's axis where the cost is infinite or no number.
  func costAt(iteration: Int, is cost: Double) -> String {
    let iteration = text(count: iteration)
    let cost = text(value: cost)
    return say("\(cost) at iteration \(iteration)", "\(cost) na iteração \(iteration)")
  }

  func accuracyOnTrainingSet(_ accuracy: Double, atLeast bound: Double?) -> String {
    say("accuracy on the training set ", "acurácia no treinamento ")
      + self.accuracy(accuracy, atLeast: bound)
  }

  func accuracyOnTestSet(_ accuracy: Double, atLeast bound: Double?) -> String {
    say("accuracy on the test set ", "acurácia no teste ") + self.accuracy(accuracy, atLeast: bound)
  }

  private func accuracy(_ accuracy: Double, atLeast bound: Double?) -> String {
    let accuracy = text(accuracy: accuracy)
    guard let bound = bound.map({ text(accuracy: $0) }) else { return accuracy }
    return say("\(accuracy), at least \(bound) needed", "\(accuracy), mínimo \(bound)")
  }

  /// `iteration 8,000 of 15,000, cost 0.0832`.
  func progress(iteration: Int, of iterations: Int, cost: Double) -> String {
    let done = text(count: iteration)
    let all = text(count: iterations)
    let cost = text(short: cost)
    return say(
      "iteration \(done) of \(all), cost \(cost)",
      "iteração \(done) de \(all), custo \(cost)"
    )
  }
}
