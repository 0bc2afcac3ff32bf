// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Factors as formulas, with a decimal point in every language: `10`, `√2 ≈ 1.414`, `2/√n_in`.
enum FactorText {
  static func text(of factor: Factor) -> String {
    let coefficient = factor.coefficient
    guard let formula = formula(of: factor.rule) else {
      guard let name = NamedNumber.nearest(to: coefficient)?.name else {
        return text(of: coefficient)
      }
      return "\(name) ≈ \(NumberText.short(coefficient))"
    }
    let name = NamedNumber.nearest(to: coefficient)?.name ?? text(of: coefficient)
    let above = formula.above.map { coefficient == 1 ? $0 : "\(name)·\($0)" } ?? name
    return formula.below.map { "\(above)/\($0)" } ?? above
  }

  /// What a rule's factor has above and below the line; nil for the constant one.
  private static func formula(of rule: FactorRule) -> (above: String?, below: String?)? {
    switch rule {
    case .constant: nil
    case .power(let size, let halves):
      halves < 0 ? (nil, root(of: symbol(size), halves)) : (root(of: symbol(size), halves), nil)
    case .rowsPerColumn(let halves):
      halves < 0
        ? (root(of: "n_in", halves), root(of: "n_out", halves))
        : (root(of: "n_out", halves), root(of: "n_in", halves))
    case .columnsOfBoth(let halves):
      halves < 0
        ? (root(of: "(n_in + n_out)", halves), root(of: "n_in", halves))
        : (root(of: "n_in", halves), root(of: "(n_in + n_out)", halves))
    case .sampleCorrection(_, let inverted): inverted ? ("(n - 1)", "n") : ("n", "(n - 1)")
    }
  }

  private static func root(of symbol: String, _ halves: Int) -> String {
    halves.magnitude == 1 ? "√" + symbol : symbol
  }

  private static func symbol(_ size: FactorRule.Size) -> String {
    switch size {
    case .columns: "n_in"
    case .rows: "n_out"
    case .elements, .argumentRows, .argumentColumns, .argument: "n"
    }
  }

  /// A number without the point that marks a `Double`: a factor of 10 is just that.
  private static func text(of number: Double) -> String {
    let text = NumberText.value(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
