// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A finite double as decimal text in parts: "-1.25e+100" is "-1", "25", "+" and "100".
///
/// Rounding is exact and half to even, as that of numpy's Dragon4
/// (`numpy/_core/src/multiarray/dragon4.c`).
struct DecimalParts {
  enum Notation {
    case positional
    case scientific
  }

  let integer: String
  let fraction: String
  let exponentSign: String
  let exponentDigits: String

  /// As many decimals as tell the value from every other double, at most `limit`.
  ///
  /// Zeros at the end of the fraction are left out.
  init(shortest value: Double, _ notation: Notation, limit: Int) {
    let longest = DecimalParts(value, notation, decimals: limit)
    guard longest.isExact(value) else {
      self = longest.withoutTrailingZeros
      return
    }
    let shorter = (0..<limit).lazy.map { DecimalParts(value, notation, decimals: $0) }
    self = shorter.first { $0.isExact(value) } ?? longest
  }

  /// A given number of decimals.
  init(_ value: Double, _ notation: Notation, decimals: Int) {
    let pieces = Self.printed(value, notation, decimals: decimals).split(separator: "e")
    let mantissa = pieces[0].split(separator: ".")
    integer = String(mantissa[0])
    fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    exponentSign = pieces.count > 1 ? String(pieces[1].prefix(1)) : ""
    exponentDigits = pieces.count > 1 ? String(pieces[1].dropFirst()) : ""
  }

  private init(_ other: DecimalParts, fraction: String) {
    integer = other.integer
    self.fraction = fraction
    exponentSign = other.exponentSign
    exponentDigits = other.exponentDigits
  }

  private var withoutTrailingZeros: DecimalParts {
    DecimalParts(self, fraction: String(fraction.reversed().drop { $0 == "0" }.reversed()))
  }

  private func isExact(_ value: Double) -> Bool {
    let exponent = exponentDigits.isEmpty ? "" : "e\(exponentSign)\(exponentDigits)"
    return Double("\(integer).\(fraction)0\(exponent)") == value
  }

  /// C's `printf`, which in glibc rounds the exact value, half to even.
  private static func printed(_ value: Double, _ notation: Notation, decimals: Int) -> String {
    let format = notation == .positional ? "%.*f" : "%.*e"
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      let length = withVaList([CInt(decimals), value]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      let characters = buffer.prefix(Int(length)).map(UInt8.init(bitPattern:))
      return String(decoding: characters, as: UTF8.self)
    }
  }
}
