// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Verdicts

extension WrongWay {
  /// Factors, by name and by rule.
  static let factors =
    [
      constant(10, "10"), constant(0.01, "0.01"), constant(2, "2"), constant(3.7123, "3.7123"),
      constant(2.0.squareRoot(), "√2 ≈ 1.414"), constant(0.5.squareRoot(), "√½ ≈ 0.7071"),
      constant(1 / 3.0, "1/3 ≈ 0.3333"), constant(-0.5, "-0.5"),
      bySize("√n_in", "n_in") { inputs, _ in inputs.squareRoot() },
      bySize("1/√n_in", "n_in") { inputs, _ in 1 / inputs.squareRoot() },
      bySize("√½·√n_in", "n_in") { inputs, _ in (inputs / 2).squareRoot() },
      bySize("n_out", "n_out") { $1 },
      bySize("n_in/n_out", "both") { inputs, outputs in inputs / outputs },
      bySize("√n_in/√n_out", "both") { inputs, outputs in (inputs / outputs).squareRoot() },
      bySize("√n_in/√(n_in + n_out)", "both") { inputs, outputs in
        (inputs / (inputs + outputs)).squareRoot()
      },
      WrongWay(
        "every number doubled",
        { ExplanationSample.cases { .doubles($0) } },
        got: { .doubles($0.list.map { 2 * $0 }) },
        .factor(Factor(coefficient: 2), .all),
        "Every number is 2 times the expected one: check what it is multiplied by.",
        "Cada número é 2 vezes o esperado: confira por quanto é multiplicado."
      ),
      WrongWay(
        "a sum for a mean",
        { ExplanationSample.cases { .double($0.reduce(0, +) / Double($0.count)) } },
        got: { .double($0.list.reduce(0, +)) },
        .factor(Factor(coefficient: 1, rule: .power(.elements(argument: 0), halves: 2)), .all),
        "Every number is n times the expected one, where n is the number of elements of argument 1: check what it is multiplied by.",
        "Cada número é n vezes o esperado, onde n é o número de elementos do argumento 1: confira por quanto é multiplicado."
      ),
      WrongWay(
        "the variance of a sample for that of a population",
        { ExplanationSample.cases { .double($0.variance) } },
        got: { .double($0.list.variance * Double($0.list.count) / Double($0.list.count - 1)) },
        .factor(
          Factor(
            coefficient: 1,
            rule: .sampleCorrection(.elements(argument: 0), inverted: false)
          ),
          .all
        ),
        "Every number is n/(n - 1) times the expected one, where n is the number of elements of argument 1: check what it is multiplied by.",
        "Cada número é n/(n - 1) vezes o esperado, onde n é o número de elementos do argumento 1: confira por quanto é multiplicado."
      ),
    ]

  private static func constant(_ factor: Double, _ text: String) -> WrongWay {
    WrongWay(
      "weights \(text) times too large",
      got: { $0.expected.map("W") { $0 * factor } },
      .factor(Factor(coefficient: factor), .weights),
      "Every weight is \(text) times the expected one: check what it is multiplied by.",
      "Cada peso é \(text.replacing(".", with: ",")) vezes o esperado: confira por quanto é multiplicado."
    )
  }

  private static func bySize(
    _ text: String,
    _ symbols: String,
    _ factor: @escaping @Sendable (_ inputs: Double, _ outputs: Double) -> Double
  ) -> WrongWay {
    let rules: [String: Factor] = [
      "√n_in": Factor(coefficient: 1, rule: .power(.columns, halves: 1)),
      "1/√n_in": Factor(coefficient: 1, rule: .power(.columns, halves: -1)),
      "√½·√n_in": Factor(coefficient: 0.5.squareRoot(), rule: .power(.columns, halves: 1)),
      "n_out": Factor(coefficient: 1, rule: .power(.rows, halves: 2)),
      "n_in/n_out": Factor(coefficient: 1, rule: .rowsPerColumn(halves: -2)),
      "√n_in/√n_out": Factor(coefficient: 1, rule: .rowsPerColumn(halves: -1)),
      "√n_in/√(n_in + n_out)": Factor(coefficient: 1, rule: .columnsOfBoth(halves: 1)),
    ]
    let meanings = [
      "n_in": (
        "n_in is the number of columns of its matrix", "n_in é o número de colunas da sua matriz"
      ),
      "n_out": (
        "n_out is the number of rows of its matrix", "n_out é o número de linhas da sua matriz"
      ),
      "both": (
        "n_in and n_out are the columns and the rows of its matrix",
        "n_in e n_out são as colunas e as linhas da sua matriz"
      ),
    ]
    let meaning = meanings[symbols] ?? ("", "")
    return WrongWay(
      "weights \(text) times too large",
      got: { $0.expected.map("W") { $0 * factor(Double($0.columns), Double($0.rows)) } },
      .factor(rules[text] ?? Factor(coefficient: .nan), .weights),
      "Every weight is \(text) times the expected one, where \(meaning.0): check what it is multiplied by.",
      "Cada peso é \(text) vezes o esperado, onde \(meaning.1): confira por quanto é multiplicado."
    )
  }
}
