// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension SafeText {
  /// Leaves out the escape sequences of ECMA-48: CSI (colours, cursor), OSC (title, links, clipboard)
  /// and the other strings, whether they end or not.
  ///
  /// An escape that begins none of them stays and is made visible later.
  static func withoutEscapeSequences(_ scalars: String.UnicodeScalarView) -> String {
    guard scalars.contains(where: { $0 == "\u{1B}" || (0x80...0x9F).contains($0.value) }) else {
      return String(scalars)
    }
    var kept = String.UnicodeScalarView()
    var state = EscapeState.text
    for scalar in scalars {
      if let text = state.advance(over: scalar) { kept.append(contentsOf: text) }
    }
    if case .afterEscape = state { kept.append("\u{1B}") }
    return String(kept)
  }

  /// Gives every scalar that would act on its surroundings a visible form.
  static func visible(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var result = String.UnicodeScalarView()
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      if previousWasReturn, scalar != "\n" { result.append("\u{240D}") }
      previousWasReturn = scalar == "\r"
      if !previousWasReturn { append(scalar, to: &result) }
    }
    if previousWasReturn { result.append("\u{240D}") }
    return String(result)
  }

  /// Puts a word joiner, which has no width, into what a CI system would take for an order to it.
  ///
  /// That is Jenkins' and GitLab's `[[ATTACHMENT|`, Testmo's `[[PROPERTY|`, the agents' `##[` and
  /// `##vso[`, and at the start of a word GitHub's `::error`: a report's own line break could come
  /// before it.
  static func breakingDirectives(in text: String) -> String {
    guard zip(text.utf8, text.utf8.dropFirst()).contains(where: beginsDirective) else {
      return text
    }
    var result = String.UnicodeScalarView()
    var isWordStart = true
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let length = rest.directiveLength(atWordStart: isWordStart) {
        result.append(contentsOf: rest.prefix(length))
        result.append("\u{2060}")
        rest = rest.dropFirst(length)
        isWordStart = false
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
        isWordStart = scalar == " " || scalar == "\n" || scalar == "\t"
      }
    }
    return String(result)
  }

  /// Whether two bytes may begin a directive: most texts have no such pair and are left alone.
  private static func beginsDirective(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: ":"): first == second
    default: false
    }
  }

  /// Whether a byte is ASCII that may stay as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private static func append(
    _ scalar: Unicode.Scalar,
    to result: inout String.UnicodeScalarView
  ) {
    switch scalar.value {
    case 0x09, 0x0A: result.append(scalar)
    case 0x00...0x1F: result.append(pictures[Int(scalar.value)])
    case 0x7F: result.append("\u{2421}")
    // Next line, line separator, paragraph separator.
    case 0x85, 0x2028, 0x2029: result.append("\n")
    case 0x80...0x9F: result.append("\u{FFFD}")
    case _ where isNoncharacter(scalar): result.append("\u{FFFD}")
    case _ where changesDirectionOrHides(scalar): result.append(contentsOf: named(scalar))
    default: result.append(scalar)
    }
  }

  /// The symbols for the controls U+0000 to U+001F.
  private static let pictures = (0x2400...0x241F).compactMap { Unicode.Scalar($0 as Int) }

  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Bidirectional marks, embeddings, overrides and isolates, and the invisible tag characters.
  private static func changesDirectionOrHides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// `<U+202E>`.
  private static func named(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)>"
      .unicodeScalars
  }
}

extension Substring.UnicodeScalarView {
  /// What orders begin with, in lower case.
  private static let directives = [
    "[[attachment|", "[[property|", "##[", "##vso[", "##teamcity[",
  ].map { Array($0.unicodeScalars) }

  /// How much of a directive that the text begins with is to be set apart from its rest; nil where
  /// there is none.
  fileprivate func directiveLength(atWordStart isWordStart: Bool) -> Int? {
    switch first {
    case "[", "#":
      let isDirective = Self.directives.contains { directive in
        starts(with: directive) { $0 == $1 || $0.properties.lowercaseMapping == String($1) }
      }
      return isDirective ? 2 : nil
    case ":" where isWordStart:
      let next = prefix(3).dropFirst()
      return next.first == ":" && next.last?.properties.isAlphabetic == true ? 1 : nil
    default: return nil
    }
  }
}

/// Where a reader of terminal text stands.
private enum EscapeState {
  case text
  case afterEscape
  /// In a control sequence, until its final byte.
  case control
  /// In a string, until BEL, ST or the escape that begins ST.
  case string
  case stringAfterEscape

  /// Takes the next scalar; returns what of the text is kept, nil for nothing.
  mutating func advance(over scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch self {
    case .text: return begin(scalar)
    case .afterEscape: return afterEscape(scalar)
    case .control:
      // Parameters and intermediates are 20 to 3F; a final byte is 40 to 7E; all else breaks it off.
      if (0x20...0x3F).contains(scalar.value) { return nil }
      self = .text
      return (0x40...0x7E).contains(scalar.value) ? nil : begin(scalar)
    case .string:
      if scalar == "\u{1B}" { self = .stringAfterEscape }
      if scalar == "\u{07}" || scalar == "\u{9C}" { self = .text }
      // An unfinished string ends with its line, so that it can't swallow the rest of the output.
      guard scalar == "\n" else { return nil }
      self = .text
      return [scalar]
    case .stringAfterEscape:
      self = .text
      return scalar == "\\" ? nil : afterEscape(scalar)
    }
  }

  private mutating func begin(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "\u{1B}": self = .afterEscape
    case "\u{9B}": self = .control
    case "\u{90}", "\u{98}", "\u{9D}", "\u{9E}", "\u{9F}": self = .string
    default: return [scalar]
    }
    return nil
  }

  private mutating func afterEscape(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "[": self = .control
    case "]", "P", "X", "^", "_": self = .string
    case "\u{1B}":
      self = .afterEscape
      return ["\u{1B}"]
    default:
      self = .text
      return ["\u{1B}"] + (begin(scalar) ?? [])
    }
    return nil
  }
}
