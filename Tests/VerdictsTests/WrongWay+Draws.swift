// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Verdicts

extension WrongWay {
  /// What goes wrong with a generator.
  static let draws = [
    WrongWay(
      "the variance as the scale",
      got: { Drawing(scale: { inputs, _ in 2 / Double(inputs) })($0) },
      .scaleSquared,
      "The draws are multiplied by the variance where the standard deviation belongs: take the square root before multiplying.",
      "Os sorteios foram multiplicados pela variância no lugar do desvio padrão: tire a raiz quadrada antes de multiplicar."
    ),
    WrongWay(
      "the root of the scale",
      got: { Drawing(scale: { inputs, _ in (2 / Double(inputs)).squareRoot().squareRoot() })($0) },
      .scaleRooted,
      "The draws are multiplied by the square root of what they should be multiplied by: leave out one root.",
      "Os sorteios foram multiplicados pela raiz quadrada do fator esperado: tire uma raiz a menos."
    ),
    WrongWay(
      "seed 0",
      got: { Drawing(seed: 0)($0) },
      .seed(got: 0, expected: 3),
      "The draws are those of seed 0 and should be those of seed 3: check the generator's seed.",
      "Os sorteios são os da semente 0 e deveriam ser os da semente 3: confira a semente do gerador."
    ),
    WrongWay(
      "seed 123456789",
      { try ExplanationSample.random() },
      got: { Drawing(seed: 123_456_789, scale: { _, _ in 10 })($0) },
      .seed(got: 123_456_789, expected: 3),
      "The draws are those of seed 123456789 and should be those of seed 3: check the generator's seed.",
      "Os sorteios são os da semente 123456789 e deveriam ser os da semente 3: confira a semente do gerador."
    ),
    WrongWay(
      "a seed that is not tried",
      got: { Drawing(seed: 777_777)($0) },
      .otherDraws,
      "Every case begins with the same draws, but not with the expected ones: check the generator's seed and what is drawn first.",
      "Todos os casos começam com os mesmos sorteios, mas não com os esperados: confira a semente do gerador e o que é sorteado primeiro."
    ),
    WrongWay(
      "the last layer first",
      got: { Drawing(reversed: true)($0) },
      .drawOrder(.layersReversed),
      "The last layer is drawn first, so each layer has other draws than expected: draw from the first layer to the last.",
      "A última camada é sorteada primeiro, e cada camada fica com outros sorteios: sorteie da primeira à última camada."
    ),
    WrongWay(
      "column by column",
      got: { Drawing(draw: { $0.randn($2, $1).transposed })($0) },
      .drawOrder(.columnByColumn),
      "The draws are right, but fill each matrix column by column: fill it row by row, as randn(rows, columns) does.",
      "Os sorteios estão certos, mas preenchem cada matriz coluna por coluna: preencha linha por linha, como randn(linhas, colunas)."
    ),
    WrongWay(
      "the generator made in the loop",
      got: { Drawing(restarts: true)($0) },
      .drawOrder(.restartedInEachLayer),
      "The draws start again in every layer: make the generator once, before the loop.",
      "Os sorteios recomeçam em cada camada: crie o gerador uma única vez, antes do laço."
    ),
    WrongWay(
      "bias before weights, where both are drawn",
      { ExplanationSample.cases(ofLayers: Drawing(bias: .drawnAfter).callAsFunction) },
      got: { Drawing(bias: .drawnBefore)($0) },
      .drawOrder(.biasesFirst),
      "In each layer the bias is drawn before the weights: draw the weights first.",
      "Em cada camada o bias é sorteado antes dos pesos: sorteie os pesos primeiro."
    ),
    WrongWay(
      "all weights before all biases, where both are drawn",
      { ExplanationSample.cases(ofLayers: Drawing(bias: .drawnAfter).callAsFunction) },
      got: { addingBiases(to: Drawing()($0), after: true) },
      .drawOrder(.weightsFirst),
      "All the weights are drawn before the first bias: draw weights and bias layer by layer.",
      "Todos os pesos são sorteados antes do primeiro bias: sorteie pesos e bias camada por camada."
    ),
    WrongWay(
      "rand for randn",
      got: { Drawing(draw: { $0.rand($1, $2) })($0) },
      .distribution(got: .uniform, expected: .normal),
      "The draws are uniform between 0 and 1 and should be normal: check which function draws.",
      "Os sorteios são uniformes entre 0 e 1 e deveriam ser normais: confira a função que sorteia."
    ),
    WrongWay(
      "uniform around 0 for normal",
      got: { Drawing(draw: { $0.rand($1, $2).map { 2 * $0 - 1 } })($0) },
      .distribution(got: .centredUniform, expected: .normal),
      "The draws are uniform between -1 and 1 and should be normal: check which function draws.",
      "Os sorteios são uniformes entre -1 e 1 e deveriam ser normais: confira a função que sorteia."
    ),
    WrongWay(
      "randn for rand",
      { ExplanationSample.cases(ofLayers: Drawing(draw: { $0.rand($1, $2) }).callAsFunction) },
      got: { Drawing()($0) },
      .distribution(got: .normal, expected: .uniform),
      "The draws are normal and should be uniform between 0 and 1: check which function draws.",
      "Os sorteios são normais e deveriam ser uniformes entre 0 e 1: confira a função que sorteia."
    ),
    biases("a bias drawn after the weights", shifting: true) { Drawing(bias: .drawnAfter)($0) },
    biases("a bias drawn before the weights", shifting: true) { Drawing(bias: .drawnBefore)($0) },
    biases("a bias drawn with a scale of its own", shifting: true) {
      Drawing(bias: .drawnAfter, biasScale: 0.01)($0)
    },
    biases("biases drawn after all the weights", shifting: false) {
      addingBiases(to: Drawing()($0), after: true)
    },
    biases("biases drawn from a generator of their own", shifting: false) {
      addingBiases(to: Drawing()($0), after: false)
    },
  ]

  private static func biases(
    _ description: String,
    shifting: Bool,
    got: @escaping @Sendable (Case) -> Value
  ) -> WrongWay {
    shifting
      ? WrongWay(
        description,
        got: got,
        .biasesDrawn(shiftsWeights: true),
        "The biases are drawn and should be 0, so that the weights after them get later draws than they should: fill every bias with zeros.",
        "Os bias foram sorteados e deveriam ser 0; assim, os pesos seguintes recebem sorteios posteriores aos que deveriam: preencha cada bias com zeros."
      )
      : WrongWay(
        description,
        got: got,
        .biasesDrawn(shiftsWeights: false),
        "The weights are right, but the biases are drawn and should be 0: fill every bias with zeros.",
        "Os pesos estão certos, mas os bias foram sorteados e deveriam ser 0: preencha cada bias com zeros."
      )
  }

  /// Draws the biases from seed 3 with the layers' scales, after the draws of all weights or anew.
  private static func addingBiases(to value: Value, after: Bool) -> Value {
    guard case .parameters(var parameters) = value else { return value }
    var random = RandomState(seed: 3)
    let layers = 1...(parameters.count / 2)
    if after {
      for layer in layers {
        for _ in parameters["W\(layer)"]?.elements ?? [] { _ = random.randn() }
      }
    }
    for layer in layers {
      let shape = parameters["W\(layer)"] ?? .zeros(0, 0)
      parameters["b\(layer)"] =
        random.randn(shape.rows, 1) * (2 / Double(shape.columns)).squareRoot()
    }
    return .parameters(parameters)
  }
}
