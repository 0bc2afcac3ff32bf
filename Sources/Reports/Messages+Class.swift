// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// What is said about a class.
extension Messages {
  func submissions(_ count: Int) -> String {
    let number = text(count: count)
    return count == 1
      ? say("1 submission", "1 entrega") : say("\(number) submissions", "\(number) entregas")
  }

  func graded(_ count: Int) -> String {
    let number = text(count: count)
    return say("\(number) graded", count == 1 ? "1 avaliada" : "\(number) avaliadas")
  }

  func ungraded(_ count: Int) -> String {
    let number = text(count: count)
    return say("\(number) ungraded", "\(number) sem nota")
  }

  func late(_ count: Int) -> String {
    let number = text(count: count)
    return say("\(number) late", count == 1 ? "1 atrasada" : "\(number) atrasadas")
  }

  func notForMarks(_ count: Int) -> String {
    let number = text(count: count)
    return count == 1
      ? say(
        "1 is not for marks: it ran without a sandbox.",
        "1 não vale nota: foi executada sem sandbox."
      )
      : say(
        "\(number) are not for marks: they ran without a sandbox.",
        "\(number) não valem nota: foram executadas sem sandbox."
      )
  }

  /// `mean 14.5 · median 15 · of 30 points, before penalties`.
  func scores(mean: Double, median: Double, of maxScore: Points) -> String {
    let mean = text(mean: mean)
    let median = text(mean: median)
    let most = text(points: maxScore)
    return say(
      "mean \(mean) · median \(median) · of \(most) points, before penalties",
      "média \(mean) · mediana \(median) · de \(most) pontos, antes de penalidades"
    )
  }

  var knownMistakes: String { say("known mistakes", "erros conhecidos") }

  /// Stands before the ids of submissions that returned the same wrong numbers; at least 2.
  func sameNumbers(_ count: Int) -> String {
    let number = text(count: count)
    return say(
      "\(number) with the same wrong numbers",
      "\(number) com os mesmos números errados"
    )
  }

  func moreGroups(_ count: Int) -> String {
    count == 1
      ? say("and 1 more such group", "e mais 1 grupo assim")
      : say(
        "and \(text(count: count)) more such groups",
        "e mais \(text(count: count)) grupos assim"
      )
  }

  func more(_ count: Int) -> String {
    say("and \(text(count: count)) more", "e mais \(text(count: count))")
  }
}
