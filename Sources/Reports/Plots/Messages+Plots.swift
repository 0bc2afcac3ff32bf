// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// What is written on plots, and the words that stand for them where they can't be seen.
extension Messages {
  var thisSubmission: String { say("this submission", "esta entrega") }
  var reference: String { say("reference", "referência") }
  var intended: String { say("intended", "pretendida") }
  var iterations: String { say("iterations", "iterações") }
  var initialWeight: String { say("initial weight", "peso inicial") }
  var count: String { say("number of weights", "número de pesos") }
  var submissions: String { say("submissions", "entregas") }
  var pointsReached: String { say("points", "pontos") }
  var predictedOne: String { say("predicted 1", "previsto 1") }

  func className(_ number: Int) -> String { say("class \(number)", "classe \(number)") }

  var costPlotTitle: String { say("Cost while training", "Custo durante o treinamento") }
  var boundaryPlotTitle: String {
    say("Decision boundary and training points", "Fronteira de decisão e pontos de treinamento")
  }
  var weightPlotTitle: String {
    say("Distribution of the initial weights", "Distribuição dos pesos iniciais")
  }
  var scorePlotTitle: String { say("Scores", "Pontuações") }

  func costPlotDescription(got: [Double], expected: [Double]?) -> String {
    let ends = (text(short: got.first ?? .nan), text(short: got.last ?? .nan))
    var sentences = [
      say("The cost goes from \(ends.0) to \(ends.1).", "O custo vai de \(ends.0) a \(ends.1).")
    ]
    if let expected {
      let ends = (text(short: expected.first ?? .nan), text(short: expected.last ?? .nan))
      sentences.append(
        say(
          "The reference's goes from \(ends.0) to \(ends.1).",
          "O da referência vai de \(ends.0) a \(ends.1)."
        )
      )
    }
    return sentences.joined(separator: " ")
  }

  func boundaryPlotDescription(shareOfOne: Double, trainAccuracy: Double) -> String {
    let share = Int((shareOfOne * 100).rounded())
    let accuracy = text(accuracy: trainAccuracy)
    return say(
      "The trained network predicts class 1 on \(share)% of the square from -1.5 to 1.5; its accuracy on the training points is \(accuracy).",
      "A rede treinada prevê a classe 1 em \(share)% do quadrado de -1,5 a 1,5; a acurácia nos pontos de treinamento é \(accuracy)."
    )
  }

  func weightPlotDescription(_ weights: WeightDistribution) -> String {
    let total = weights.got.reduce(0, +)
    let range = span(of: weights.got.map(Double.init), in: weights)
    var sentences = [
      say(
        "\(text(count: total)) weights\(range).",
        "\(text(count: total)) pesos\(range)."
      )
    ]
    if let expected = weights.expected {
      let range = span(of: expected, in: weights)
      sentences.append(say("Intended: most\(range).", "Pretendidos: a maioria\(range)."))
    }
    if weights.notFinite > 0 {
      let count = text(count: weights.notFinite)
      sentences.append(
        say(
          "Not drawn: \(count) that are infinite or NaN.",
          "Não desenhados: \(count) infinitos ou NaN."
        )
      )
    }
    return sentences.joined(separator: " ")
  }

  /// Between which edges of bins the weights lie; bins with less than half a weight don't count.
  private func span(of counts: [Double], in weights: WeightDistribution) -> String {
    guard let first = counts.firstIndex(where: { $0 >= 0.5 }),
      let last = counts.lastIndex(where: { $0 >= 0.5 })
    else { return "" }
    let edges = [first, last + 1].map { bin in
      let share = Double(bin) / Double(WeightDistribution.binCount)
      return text(short: weights.low * (1 - share) + weights.high * share)
    }
    return say(" from \(edges[0]) to \(edges[1])", " de \(edges[0]) a \(edges[1])")
  }

  func scorePlotDescription(_ counts: [Int], maxScore: Points) -> String {
    let parts = counts.enumerated().filter { $0.element > 0 }.map { bin, count in
      let edges = [bin, bin + 1].map {
        text(points: Points(maxScore.value * Double($0) / Double(counts.count)))
      }
      return say(
        "\(text(count: count)) from \(edges[0]) to \(edges[1])",
        "\(text(count: count)) de \(edges[0]) a \(edges[1])"
      )
    }
    let most = text(points: maxScore)
    return parts.isEmpty
      ? say("There are no scores.", "Não há pontuações.")
      : say("Points of \(most): ", "Pontos de \(most): ") + parts.joined(separator: ", ") + "."
  }
}
