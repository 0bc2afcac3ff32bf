// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Text that a student or a student's program wrote, made harmless for terminals, XML, JSON and HTML.
///
/// What it guards against: escape sequences that recolour, retitle or rewrite a terminal; controls
/// and noncharacters that XML 1.0 forbids; bidirectional overrides that show a line otherwise than
/// it is; directives that a CI system would obey. Applying it twice changes nothing more.
package enum SafeText {
  /// Repairs bytes as UTF-8 and makes them harmless.
  package static func block(decoding bytes: some Collection<UInt8>) -> String {
    block(String(decoding: bytes, as: UTF8.self))
  }

  /// Makes a text of several lines harmless; line feeds and tabs stay.
  ///
  /// - Complexity: linear in the text's length.
  package static func block(_ text: String) -> String {
    breakingDirectives(in: visible(withoutEscapeSequences(text.unicodeScalars)))
  }

  /// Makes a text harmless and puts it on one line of at most `maxBytes` bytes, with no space at
  /// either end.
  package static func line(_ text: String, maxBytes: Int = 1000) -> String {
    if text.utf8.count <= maxBytes, isPlainLine(text) { return text }
    let words = block(text).split { $0.isWhitespace || $0.isNewline }
    return cut(words.joined(separator: " "), toBytes: maxBytes)
  }

  /// Whether a text is words of plain letters, digits and a few signs, with single spaces between:
  /// most names are, and need nothing done.
  private static func isPlainLine(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: ","):
        break
      case UInt8(ascii: " ") where last != byte: break
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  /// Cuts a text at the end so that it has at most `maxBytes` bytes, `…` included.
  package static func cut(_ text: String, toBytes maxBytes: Int) -> String {
    guard text.utf8.count > maxBytes else { return text }
    let ellipsis = "…"
    return prefix(of: text, maxBytes: max(0, maxBytes - ellipsis.utf8.count)) + ellipsis
  }

  /// Cuts the middle out of a text so that head and tail together cost at most `budget`.
  ///
  /// A character may cost more than its bytes where it is written escaped; the cut never splits one.
  /// The marker in the gap, made from the number of bytes that were cut, costs extra.
  package static func cutMiddle(
    of text: String,
    toBudget budget: Int,
    cost: (Unicode.Scalar) -> Int = { UTF8.width($0) },
    marker: (Int) -> String
  ) -> String {
    let scalars = text.unicodeScalars
    let total = scalars.reduce(0) { $0 + cost($1) }
    guard total > budget else { return text }
    let headEnd = end(of: scalars, budget: budget / 2, cost: cost)
    let tailLength = scalars.reversed().prefixLength(budget: budget - budget / 2, cost: cost)
    let tailStart = scalars.index(scalars.endIndex, offsetBy: -tailLength)
    let cutBytes = text.utf8.distance(from: headEnd, to: tailStart)
    return String(scalars[..<headEnd]) + marker(cutBytes) + String(scalars[tailStart...])
  }

  /// The beginning of a text that has at most `maxBytes` bytes, cut between scalars.
  static func prefix(of text: String, maxBytes: Int) -> String {
    guard text.utf8.count > maxBytes else { return text }
    let scalars = text.unicodeScalars
    return String(scalars[..<end(of: scalars, budget: maxBytes) { UTF8.width($0) }])
  }

  private static func end(
    of scalars: String.UnicodeScalarView,
    budget: Int,
    cost: (Unicode.Scalar) -> Int
  ) -> String.Index {
    scalars.index(
      scalars.startIndex,
      offsetBy: scalars.prefixLength(budget: budget, cost: cost)
    )
  }
}

extension Sequence<Unicode.Scalar> {
  /// How many scalars from the start cost at most `budget` together.
  fileprivate func prefixLength(budget: Int, cost: (Unicode.Scalar) -> Int) -> Int {
    var spent = 0
    var length = 0
    for scalar in self {
      spent += cost(scalar)
      if spent > budget { break }
      length += 1
    }
    return length
  }
}
