// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Prints doubles of one array as numpy does: in one notation and padded to one width.
///
/// Source: numpy 2.4.6, `numpy/_core/arrayprint.py`, `FloatingFormat` with the default print
/// options.
struct NumpyFloatFormat {
  private static let precision = 8

  private let notation: DecimalParts.Notation

  /// The characters before the decimal point.
  private var integerWidth = 0

  /// The digits after the decimal point.
  private var fractionWidth = 0

  /// The digits of the exponent, its sign left out; 0 in positional notation.
  private var exponentWidth = 0

  /// Chooses the notation and the widths that fit all of the values.
  init(fitting values: [Double]) {
    let finite = values.filter(\.isFinite)
    notation = Self.needsScientific(finite) ? .scientific : .positional
    for value in finite {
      let parts = DecimalParts(shortest: value, notation, limit: Self.precision)
      integerWidth = max(integerWidth, parts.integer.utf8.count)
      fractionWidth = max(fractionWidth, parts.fraction.utf8.count)
      exponentWidth = max(exponentWidth, parts.exponentDigits.utf8.count)
    }
    for value in values where !value.isFinite {
      integerWidth += max(0, Self.nonFiniteText(value).utf8.count - width)
    }
  }

  /// Returns the value's text, padded to the width that all values have.
  func text(of value: Double) -> String {
    guard value.isFinite else {
      let text = Self.nonFiniteText(value)
      return Self.padding(width - text.utf8.count) + text
    }
    let parts =
      switch notation {
      case .positional: DecimalParts(shortest: value, notation, limit: Self.precision)
      case .scientific: DecimalParts(value, notation, decimals: fractionWidth)
      }
    let integer = Self.padding(integerWidth - parts.integer.utf8.count) + parts.integer
    let fraction = parts.fraction + Self.padding(fractionWidth - parts.fraction.utf8.count)
    guard notation == .scientific else { return integer + "." + fraction }
    let zeros = Self.padding(exponentWidth - parts.exponentDigits.utf8.count, with: "0")
    return integer + "." + fraction + "e" + parts.exponentSign + zeros + parts.exponentDigits
  }

  private var width: Int {
    let exponent = notation == .scientific ? "e+".utf8.count + exponentWidth : 0
    return integerWidth + ".".utf8.count + fractionWidth + exponent
  }

  private static func needsScientific(_ finite: [Double]) -> Bool {
    let magnitudes = finite.map(\.magnitude).filter { $0 > 0 }
    guard let largest = magnitudes.max(), let smallest = magnitudes.min() else { return false }
    return largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1_000
  }

  private static func nonFiniteText(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  private static func padding(_ count: Int, with character: Character = " ") -> String {
    String(repeating: character, count: count)
  }
}
