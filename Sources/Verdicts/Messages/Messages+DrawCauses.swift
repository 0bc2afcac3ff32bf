// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// A cause that is about random draws.
  func sentence(ofDraws cause: Cause) -> String {
    switch cause {
    case .scaleSquared:
      say(
        "The draws are multiplied by the variance where the standard deviation belongs: take the square root before multiplying.",
        "Os sorteios foram multiplicados pela variância no lugar do desvio padrão: tire a raiz quadrada antes de multiplicar."
      )
    case .scaleRooted:
      say(
        "The draws are multiplied by the square root of what they should be multiplied by: leave out one root.",
        "Os sorteios foram multiplicados pela raiz quadrada do fator esperado: tire uma raiz a menos."
      )
    case .seed(let got, let expected):
      say(
        "The draws are those of seed \(got) and should be those of seed \(expected): check the generator's seed.",
        "Os sorteios são os da semente \(got) e deveriam ser os da semente \(expected): confira a semente do gerador."
      )
    case .otherDraws:
      say(
        "Every case begins with the same draws, but not with the expected ones: check the generator's seed and what is drawn first.",
        "Todos os casos começam com os mesmos sorteios, mas não com os esperados: confira a semente do gerador e o que é sorteado primeiro."
      )
    case .drawOrder(let order): sentence(order)
    case .distribution(let got, let expected):
      say(
        "The draws are \(words(for: got)) and should be \(words(for: expected)): check which function draws.",
        "Os sorteios são \(words(for: got)) e deveriam ser \(words(for: expected)): confira a função que sorteia."
      )
    case .biasesDrawn(shiftsWeights: true):
      say(
        "The biases are drawn and should be 0, so that the weights after them get later draws than they should: fill every bias with zeros.",
        "Os bias foram sorteados e deveriam ser 0; assim, os pesos seguintes recebem sorteios posteriores aos que deveriam: preencha cada bias com zeros."
      )
    case .biasesDrawn(shiftsWeights: false):
      say(
        "The weights are right, but the biases are drawn and should be 0: fill every bias with zeros.",
        "Os pesos estão certos, mas os bias foram sorteados e deveriam ser 0: preencha cada bias com zeros."
      )
    case .notRepeatable:
      say(
        "Called twice with the same arguments, the function returns different numbers: its draws need a fixed seed. Make the generator inside the function, with the exercise's seed.",
        "Chamada duas vezes com os mesmos argumentos, a função retorna números diferentes: os sorteios precisam de uma semente fixa. Crie o gerador dentro da função, com a semente do exercício."
      )
    case .namesShifted, .layers, .transposed, .rounded, .singlePrecision, .sign, .squared,
      .squareRoot, .factor:
      sentence(cause)
    }
  }

  private func sentence(_ order: Cause.DrawOrder) -> String {
    switch order {
    case .layersReversed:
      say(
        "The last layer is drawn first, so each layer has other draws than expected: draw from the first layer to the last.",
        "A última camada é sorteada primeiro, e cada camada fica com outros sorteios: sorteie da primeira à última camada."
      )
    case .columnByColumn:
      say(
        "The draws are right, but fill each matrix column by column: fill it row by row, as randn(rows, columns) does.",
        "Os sorteios estão certos, mas preenchem cada matriz coluna por coluna: preencha linha por linha, como randn(linhas, colunas)."
      )
    case .biasesFirst:
      say(
        "In each layer the bias is drawn before the weights: draw the weights first.",
        "Em cada camada o bias é sorteado antes dos pesos: sorteie os pesos primeiro."
      )
    case .weightsFirst:
      say(
        "All the weights are drawn before the first bias: draw weights and bias layer by layer.",
        "Todos os pesos são sorteados antes do primeiro bias: sorteie pesos e bias camada por camada."
      )
    case .restartedInEachLayer:
      say(
        "The draws start again in every layer: make the generator once, before the loop.",
        "Os sorteios recomeçam em cada camada: crie o gerador uma única vez, antes do laço."
      )
    }
  }

  private func words(for distribution: Distribution) -> String {
    switch distribution {
    case .normal: say("normal", "normais")
    case .uniform: say("uniform between 0 and 1", "uniformes entre 0 e 1")
    case .centredUniform: say("uniform between -1 and 1", "uniformes entre -1 e 1")
    }
  }
}
