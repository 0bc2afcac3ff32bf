// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// What a training that met everything comes down to.
  func sentence(_ training: TrainingSummary) -> String {
    let accuracies = (
      text(accuracy: training.figures.trainAccuracy), text(accuracy: training.figures.testAccuracy)
    )
    let said = say(
      "accuracy \(accuracies.0) on the training set, \(accuracies.1) on the test set",
      "acurácia \(accuracies.0) no treinamento, \(accuracies.1) no teste"
    )
    guard let last = training.figures.costs.last else { return said }
    let cost = text(value: last.cost)
    let iteration = text(count: last.iteration)
    return say(
      "cost \(cost) at iteration \(iteration); ",
      "custo \(cost) na iteração \(iteration); "
    )
      + said
  }

  /// What one shortfall comes down to, on one line and without a full stop.
  package func sentence(_ shortfall: TrainingShortfall) -> String {
    switch shortfall {
    case .cost(let iteration, let expected, let got, let relative):
      let pair = NumberText.pair(got, expected)
      let texts = (asWritten(pair.0), asWritten(pair.1))
      let iteration = text(count: iteration)
      let near = asWritten(NumberText.error(relative))
      return say(
        "the cost at iteration \(iteration) is \(texts.0) and should be \(texts.1) (relative tolerance \(near))",
        "o custo na iteração \(iteration) é \(texts.0) e deveria ser \(texts.1) (tolerância relativa \(near))"
      )
    case .costCount(let expected, let got):
      return say(
        "the number of costs is \(got) and should be \(expected)",
        "o número de custos é \(got) e deveria ser \(expected)"
      )
    case .trainAccuracy(let bound, let got):
      let texts = (text(accuracy: got), text(accuracy: bound))
      return say(
        "accuracy on the training set is \(texts.0) and should be at least \(texts.1)",
        "a acurácia no treinamento é \(texts.0) e deveria ser pelo menos \(texts.1)"
      )
    case .testAccuracy(let bound, let got):
      let texts = (text(accuracy: got), text(accuracy: bound))
      return say(
        "accuracy on the test set is \(texts.0) and should be at least \(texts.1)",
        "a acurácia no teste é \(texts.0) e deveria ser pelo menos \(texts.1)"
      )
    }
  }
}
