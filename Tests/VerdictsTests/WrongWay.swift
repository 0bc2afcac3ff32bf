// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

/// One way to go wrong in every case of an exercise, and what is said about it.
struct WrongWay: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let cases: @Sendable () throws -> [Case]
  let got: @Sendable (Case) -> Value
  let cause: Cause
  let english: String
  let portuguese: String

  init(
    _ description: String,
    _ cases: @escaping @Sendable () throws -> [Case] = { try ExplanationSample.he() },
    got: @escaping @Sendable (Case) -> Value,
    _ cause: Cause,
    _ english: String,
    _ portuguese: String
  ) {
    testDescription = description
    self.cases = cases
    self.got = got
    self.cause = cause
    self.english = english
    self.portuguese = portuguese
  }

  static let all = values + factors + draws
}

extension WrongWay {
  /// What is wrong with names, shapes, digits and signs.
  static let values = [
    WrongWay(
      "names from 0",
      got: { $0.expected.renaming { "\($0)\($1 - 1)" } },
      .namesShifted(expected: "W1", got: "W0"),
      "The values are right, but the names are shifted: 'W0' stands where 'W1' belongs. Check where the numbering starts.",
      "Os valores estão certos, mas os nomes estão deslocados: 'W0' está no lugar de 'W1'. Confira onde a numeração começa."
    ),
    WrongWay(
      "names from 2",
      { try ExplanationSample.zeros() },
      got: { $0.expected.renaming { "\($0)\($1 + 1)" } },
      .namesShifted(expected: "W1", got: "W2"),
      "The values are right, but the names are shifted: 'W2' stands where 'W1' belongs. Check where the numbering starts.",
      "Os valores estão certos, mas os nomes estão deslocados: 'W2' está no lugar de 'W1'. Confira onde a numeração começa."
    ),
    WrongWay(
      "last layer missing",
      got: { input in input.expected.renaming { $1 < input.layers.count - 1 ? "\($0)\($1)" : nil }
      },
      .layers(.lastMissing),
      "The last layer is missing, and the others are right: let the loop run one layer further.",
      "Falta a última camada, e as outras estão certas: faça o laço ir uma camada adiante."
    ),
    WrongWay(
      "first layer missing",
      { try ExplanationSample.zeros() },
      got: { $0.expected.renaming { $1 > 1 ? "\($0)\($1)" : nil } },
      .layers(.firstMissing),
      "The first layer is missing, and the others are as they come without it: start the loop one layer earlier.",
      "Falta a primeira camada, e as outras estão como ficam sem ela: comece o laço uma camada antes."
    ),
    WrongWay(
      "first layer skipped, so that the second takes its draws",
      got: { Drawing(firstLayer: 2)($0) },
      .layers(.firstMissing),
      "The first layer is missing, and the others are as they come without it: start the loop one layer earlier.",
      "Falta a primeira camada, e as outras estão como ficam sem ela: comece o laço uma camada antes."
    ),
    WrongWay(
      "one layer too many",
      got: { Drawing()($0.layers + [1]) },
      .layers(.oneTooMany),
      "There is one layer too many, and the others are right: end the loop one layer earlier.",
      "Há uma camada a mais, e as outras estão certas: termine o laço uma camada antes."
    ),
    WrongWay(
      "weights transposed",
      got: { $0.expected.map("W", \.transposed) },
      .transposed(.weights, .transposed),
      "Rows and columns are exchanged in every weight matrix: check the order of the two sizes, or whether it is transposed once too often.",
      "Linhas e colunas estão trocadas em cada matriz de pesos: confira a ordem dos dois tamanhos ou se há uma transposição a mais."
    ),
    WrongWay(
      "sizes exchanged in the draw",
      got: { Drawing(draw: { $0.randn($2, $1) })($0) },
      .transposed(.weights, .refilled),
      "Rows and columns are exchanged in every weight matrix, with the right numbers in the right order: exchange the two sizes where it is made.",
      "Linhas e colunas estão trocadas em cada matriz de pesos, com os números certos na ordem certa: troque os dois tamanhos onde a matriz é criada."
    ),
    WrongWay(
      "biases as rows",
      got: { $0.expected.map("b", \.transposed) },
      .transposed(.biases, .transposed),
      "Rows and columns are exchanged in every bias: check the order of the two sizes, or whether it is transposed once too often.",
      "Linhas e colunas estão trocadas em cada bias: confira a ordem dos dois tamanhos ou se há uma transposição a mais."
    ),
    WrongWay(
      "a square matrix transposed",
      { ExplanationSample.cases { .matrix(Self.square($0)) } },
      got: { .matrix(Self.square($0.list).transposed) },
      .transposed(.all, .transposed),
      "Rows and columns are exchanged in the result: check the order of the two sizes, or whether it is transposed once too often.",
      "Linhas e colunas estão trocadas no resultado: confira a ordem dos dois tamanhos ou se há uma transposição a mais."
    ),
    WrongWay(
      "rounded to 3 decimals",
      got: { $0.expected.map { ($0 * 1000).rounded() / 1000 } },
      .rounded(decimals: 3),
      "The values are right, but rounded to 3 decimals: return them unrounded.",
      "Os valores estão certos, mas arredondados para 3 casas decimais: retorne-os sem arredondar."
    ),
    WrongWay(
      "rounded to 1 decimal",
      got: { $0.expected.map { ($0 * 10).rounded() / 10 } },
      .rounded(decimals: 1),
      "The values are right, but rounded to 1 decimal: return them unrounded.",
      "Os valores estão certos, mas arredondados para 1 casa decimal: retorne-os sem arredondar."
    ),
    WrongWay(
      "rounded to whole numbers",
      { try ExplanationSample.random() },
      got: { $0.expected.map { $0.rounded() } },
      .rounded(decimals: 0),
      "The values are right, but rounded to whole numbers: return them unrounded.",
      "Os valores estão certos, mas arredondados para números inteiros: retorne-os sem arredondar."
    ),
    WrongWay(
      "single precision throughout",
      { ExplanationSample.cases { .doubles($0.map { 1 / $0 / 3 }) } },
      got: { .doubles($0.list.map { Double(Float(1) / Float($0) / Float(3.000001)) }) },
      .singlePrecision,
      "The values are right to about seven digits, as far as Float goes: compute with Double throughout.",
      "Os valores estão certos até cerca de sete dígitos, que é o alcance de Float: calcule tudo com Double."
    ),
    WrongWay(
      "the other sign",
      got: { $0.expected.map("W") { $0 * -1 } },
      .sign(.weights),
      "Every weight has the opposite sign and is otherwise right: look for a minus that is missing or too many.",
      "Cada peso está com o sinal trocado e no mais está certo: procure um sinal de menos que falta ou sobra."
    ),
    WrongWay(
      "a variance for a standard deviation",
      { ExplanationSample.cases { .double($0.variance.squareRoot()) } },
      got: { .double($0.list.variance) },
      .squared(.all),
      "Every number is the square of the expected one, as the variance is of the standard deviation: take the square root.",
      "Cada número é o quadrado do esperado, como a variância é do desvio padrão: tire a raiz quadrada."
    ),
    WrongWay(
      "a standard deviation for a variance",
      { ExplanationSample.cases { .double($0.variance) } },
      got: { .double($0.list.variance.squareRoot()) },
      .squareRoot(.all),
      "Every number is the square root of the expected one, as the standard deviation is of the variance: leave the root out.",
      "Cada número é a raiz quadrada do esperado, como o desvio padrão é da variância: não tire a raiz."
    ),
  ]

  private static func square(_ numbers: [Double]) -> Matrix {
    let column = Matrix(rows: numbers.count, columns: 1, elements: numbers)
    return column.dot(column.map { $0 * $0 }.transposed)
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }

  /// The variance of a population.
  var variance: Double { map { ($0 - mean) * ($0 - mean) }.mean }
}
