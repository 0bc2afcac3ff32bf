// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Testing
import Verdicts

struct SafeTextTests {
  /// A text as it came and as it may leave.
  struct Treatment: CustomTestStringConvertible {
    let name: String
    let raw: String
    let safe: String

    init(_ name: String, _ raw: String, _ safe: String) {
      self.name = name
      self.raw = raw
      self.safe = safe
    }

    var testDescription: String { name }
  }

  static let treatments = [
    Treatment("plain text, accents and emoji stay", "Olá, é π 田中 👩‍🔬\n\tx", "Olá, é π 田中 👩‍🔬\n\tx"),
    Treatment("colours go", "\u{1B}[31mred\u{1B}[0m", "red"),
    Treatment("8-bit control sequences go", "\u{9B}31mred", "red"),
    Treatment("a title that BEL ends goes", "a\u{1B}]0;title\u{7}b", "ab"),
    Treatment("a title that ST ends goes", "a\u{1B}]0;title\u{1B}\\b", "ab"),
    Treatment("an 8-bit title goes", "a\u{9D}0;title\u{9C}b", "ab"),
    Treatment("a link goes, its text stays", "\u{1B}]8;;http://x\u{7}text\u{1B}]8;;\u{7}", "text"),
    Treatment("an unfinished title ends with its line", "a\u{1B}]0;title\nb", "a\nb"),
    Treatment("an unfinished colour goes", "a\u{1B}[3", "a"),
    Treatment("a colour that a line breaks off", "a\u{1B}[3\nb", "a\nb"),
    Treatment("a lone escape is shown", "a\u{1B}b\u{1B}", "a␛b␛"),
    Treatment("escapes in a row are shown", "\u{1B}\u{1B}[1mx", "␛x"),
    Treatment("controls are shown", "\u{0}\u{7}\u{8}\u{B}\u{C}\u{7F}", "␀␇␈␋␌␡"),
    Treatment("C1 controls are replaced", "a\u{80}b\u{84}c", "a\u{FFFD}b\u{FFFD}c"),
    Treatment("carriage returns", "a\r\nb\rc\r", "a\nb␍c␍"),
    Treatment("other line ends become line feeds", "a\u{85}b\u{2028}c\u{2029}d", "a\nb\nc\nd"),
    Treatment("noncharacters are replaced", noncharacters, "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    Treatment(
      "overrides are named",
      "a\u{202E}b\u{2066}c\u{200F}d",
      "a<U+202E>b<U+2066>c<U+200F>d"
    ),
    Treatment("tag characters are named", "a\u{E0041}", "a<U+E0041>"),
    Treatment(
      "attachments are broken",
      "[[ATTACHMENT|/etc/passwd]]",
      "[[\u{2060}ATTACHMENT|/etc/passwd]]"
    ),
    Treatment("properties are broken", "[[property|a=b]]", "[[\u{2060}property|a=b]]"),
    Treatment("matrices stay intact", "[[1, 2], [3]]", "[[1, 2], [3]]"),
    Treatment(
      "agents' commands are broken",
      "##vso[x]##[group]",
      "##\u{2060}vso[x]##\u{2060}[group]"
    ),
    Treatment(
      "workflow commands are broken",
      "::error::x\n a ::add-mask::y",
      ":\u{2060}:error::x\n a :\u{2060}:add-mask::y"
    ),
    Treatment(
      "module selectors and slices stay intact",
      "Swift::print a[::2]",
      "Swift::print a[::2]"
    ),
    Treatment(
      "markup stays text",
      "]]> <![CDATA[ &#0; &amp;lt; <?xml?>",
      "]]> <![CDATA[ &#0; &amp;lt; <?xml?>"
    ),
  ]

  /// A literal can't hold them.
  private static let noncharacters = String(
    String.UnicodeScalarView(
      [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar($0 as UInt32) }
    )
  )

  @Test("Text leaves harmless", arguments: treatments)
  func block(treatment: Treatment) {
    #expect(SafeText.block(treatment.raw) == treatment.safe)
  }

  @Test("Applied twice it changes nothing more", arguments: treatments)
  func idempotent(treatment: Treatment) {
    #expect(SafeText.block(treatment.safe) == treatment.safe)
  }

  @Test(
    "Bytes that are no UTF-8 are replaced",
    arguments: [
      [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ]
      as [[UInt8]]
  )
  func invalidUTF8(bytes: [UInt8]) {
    let text = SafeText.block(decoding: [0x61] + bytes + [0x62])

    #expect(text.hasPrefix("a\u{FFFD}"))
    #expect(text.hasSuffix("b"))
    #expect(text.unicodeScalars.dropFirst().dropLast().allSatisfy { $0 == "\u{FFFD}" })
  }

  @Test("No scalar survives that XML 1.0 forbids or that a terminal obeys")
  func everyScalar() {
    let all = String(
      String.UnicodeScalarView((0...0x10FFFF).compactMap { Unicode.Scalar($0 as UInt32) })
    )

    let safe = SafeText.block(all)

    for scalar in safe.unicodeScalars {
      let isAllowed =
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
      if !isAllowed { Issue.record("U+\(String(scalar.value, radix: 16)) survives") }
    }
  }

  @Test("A line has no line feeds, tabs or outer spaces, and ends within its bytes")
  func line() {
    #expect(SafeText.line("  a\n\tb\r\nc  ") == "a b c")
    #expect(SafeText.line("") == "")
    #expect(SafeText.line(String(repeating: "é", count: 100), maxBytes: 10) == "ééé…")
    #expect(SafeText.line("abc", maxBytes: 3) == "abc")
  }

  @Test("The middle is cut at scalars, by what they cost, and the marker says how much")
  func cutMiddle() {
    let text = "ééééé" + String(repeating: "&", count: 1000) + "田田"

    let cut = SafeText.cutMiddle(of: text, toBudget: 12) { "<\($0)>" }
    let escaped = SafeText.cutMiddle(
      of: text,
      toBudget: 22,
      cost: { $0 == "&" ? 5 : UTF8.width($0) }
    ) {
      "<\($0)>"
    }

    #expect(cut == "ééé<1004>田田")
    #expect(escaped == "ééééé<999>&田田")
  }

  @Test("A text within its budget is not cut")
  func notCut() {
    #expect(SafeText.cutMiddle(of: "abc", toBudget: 3) { "<\($0)>" } == "abc")
  }

  @Test("A run of combining marks without end can be cut")
  func combining() {
    let text = "e" + String(repeating: "\u{301}", count: 10_000)

    #expect(SafeText.cut(text, toBytes: 101).utf8.count <= 101)
  }
}
