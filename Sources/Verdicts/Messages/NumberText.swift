// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Numbers as text for people: the same bytes on every machine, with a decimal point in every
/// language.
package enum NumberText {
  /// At most eight significant digits, as numpy shows: `1.7886285`, `2.0`, `1e-09`, `inf`, `nan`.
  package static func value(_ number: Double) -> String {
    plain(number) ?? withPoint(printed("%.*g", digits: 8, number))
  }

  /// Four significant digits, for a curve's axis or a progress line: `0.0832`, `inf`.
  package static func short(_ number: Double) -> String {
    plain(number) ?? withPoint(printed("%.*g", digits: 4, number))
  }

  /// Two numbers that differ, told apart: with all their digits where eight show no difference.
  package static func pair(_ first: Double, _ second: Double) -> (String, String) {
    let texts = (value(first), value(second))
    return texts.0 == texts.1 ? (first.description, second.description) : texts
  }

  /// An error in scientific notation with three significant digits: `1.20e-03`.
  package static func error(_ number: Double) -> String {
    plain(number) ?? printed("%.*e", digits: 2, number)
  }

  /// An accuracy in 0...1 with at most four decimals: `0.9933`, `0.5`, `1.0`.
  package static func accuracy(_ number: Double) -> String {
    plain(number) ?? trimmed(printed("%.*f", digits: 4, number), keepingOneDecimal: true)
  }

  /// Points with at most two decimals: `10`, `1.5`, `3.33`.
  package static func points(_ points: Points) -> String {
    trimmed(printed("%.*f", digits: 2, points.value), keepingOneDecimal: false)
  }

  /// A mean or median of points with at most two decimals.
  package static func mean(_ points: Double) -> String {
    plain(points) ?? trimmed(printed("%.*f", digits: 2, points), keepingOneDecimal: false)
  }

  /// Points with all their decimals, at most six, for machines: `10`, `1.5`, `3.333333`.
  package static func exactPoints(_ points: Points) -> String {
    let (whole, rest) = points.millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest)
    let decimals = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    return (points < .zero ? "-" : "") + trimmed("\(whole).\(decimals)", keepingOneDecimal: false)
  }

  /// A number of seconds with at most three decimals: `10`, `0.5`.
  package static func seconds(_ seconds: Double) -> String {
    plain(seconds) ?? trimmed(printed("%.*f", digits: 3, seconds), keepingOneDecimal: false)
  }

  /// A whole number with commas between thousands: `14,000`.
  package static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let lead = digits.utf8.count % 3
    var text = number < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, position % 3 == lead { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A size in the largest unit that it is a whole number of: `1 MiB`, `1536 KiB`, `100 bytes`.
  package static func size(bytes: Int) -> String {
    guard bytes > 0 else { return "\(bytes) bytes" }
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")]
    guard let (shift, unit) = units.first(where: { bytes.trailingZeroBitCount >= $0.0 }) else {
      return bytes == 1 ? "1 byte" : "\(bytes) bytes"
    }
    return "\(bytes >> shift) \(unit)"
  }

  /// The text of a number that has no digits.
  private static func plain(_ number: Double) -> String? {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    return nil
  }

  /// Makes a whole number recognisable as a `Double`.
  private static func withPoint(_ text: String) -> String {
    text.contains { $0 == "." || $0 == "e" } ? text : text + ".0"
  }

  private static func trimmed(_ text: String, keepingOneDecimal: Bool) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text += "0" }
    return !keepingOneDecimal && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// C's `printf`, which in glibc rounds the exact value, half to even.
  ///
  /// The point is a point since the program never calls `setlocale`: C's own locale holds.
  private static func printed(_ format: String, digits: CInt, _ number: Double) -> String {
    // The longest text is that of -1.8e308 with "%.4f": 309 digits, sign, point and decimals.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      let length = withVaList([digits, number]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      return String(
        decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)),
        as: UTF8.self
      )
    }
  }
}
