// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

/// What must not break a JUnit file, whatever a student's program prints or a folder is called.
struct JUnitHostileTests {
  private let reports = JUnitReportTests()

  /// Texts that a program printed.
  static let nastyTexts = [
    "\u{1B}[31mred \u{1B}]0;t\u{7} \u{7}\u{0}\u{8}\u{C}\u{B}\u{7F}",
    String(
      decoding: [0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xE2, 0x82]
        as [UInt8],
      as: UTF8.self
    ),
    String(
      String.UnicodeScalarView(
        [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar($0 as UInt32) }
      )
    ),
    "\u{85} \u{2028} \u{202E} \u{200B}",
    "]]> <![CDATA[ &#0; &amp;lt; <!DOCTYPE a> <?xml version='1.0'?> <!-- -->",
    "a\r\nb\rc\r", "   \n\t\n  ", "\n\n\n", "no final line feed",
    "[[ATTACHMENT|/etc/passwd]] [[PROPERTY|points=100]] [[1, 2], [3]]",
    "``` <img onerror> | ::error::x @everyone $(id)",
  ]

  @Test("Printed text comes back as it was made harmless, byte for byte", arguments: nastyTexts)
  func printed(text: String) throws {
    let verdict = Sample.values(
      .noValue,
      printed: PrintedText(text: text, byteCount: text.utf8.count)
    )

    let output = try #require(try reports.testcase(verdict).first("system-out")?.text)

    let lines = output.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    #expect(lines.first == "points: 0/3")
    #expect(lines.dropFirst().first == "printed \(text.utf8.count) bytes:")
    #expect(lines.last.map(String.init) == SafeText.block(text))
  }

  @Test("Text in a message, a name and a property comes back harmless, too", arguments: nastyTexts)
  func elsewhere(text: String) throws {
    let verdict = Sample.values(
      .rejected(.unreadable(name: text, why: text)),
      name: "values \(text)"
    )
    let suite = try reports.suite(
      of: Sample.submission(text, exercises: [Sample.exercise("he", [verdict])])
    )

    let testcase = try #require(suite.first("testcase"))
    let message = try #require(testcase.first("failure")?["message"])
    #expect(SafeText.line(message) == message)
    #expect(!message.contains("```"))
    let id = suite.first("properties")?.all("property").first { $0["name"] == "submission.id" }
    #expect(id?["value"] == SafeText.line(text))
  }

  @Test("A flood stays within its budget, however much it grows when it is escaped")
  func flood() throws {
    for unit in ["A", "&", "\"", "é", "\n", "<", "\u{1F600}"] {
      let text = String(repeating: unit, count: 1 << 17)
      let verdict = Sample.values(
        .noValue,
        printed: PrintedText(text: text, byteCount: 200_000_000)
      )
      let submission = Sample.submission("ana", exercises: [Sample.exercise("he", [verdict])])

      let bytes = try JUnitReport.bytes(of: submission, options: reports.options())

      #expect(bytes.count < 24 * 1024)
      let document = String(decoding: bytes, as: UTF8.self)
      #expect(document.contains("printed 200,000,000 bytes, the first"))
      #expect(document.contains(" bytes cut] ..."))
    }
  }

  @Test("A huge message and a huge source line stay within their budgets")
  func hugeDetails() throws {
    let text = String(repeating: "&", count: 1 << 20)
    let diagnostic = Diagnostic(
      file: text,
      line: 1,
      column: 1,
      severity: .error,
      message: text,
      sourceLine: text
    )
    let rejection = RejectionReason.tooLarge(name: text, limitBytes: 1)
    for finding in [.compilerErrors([diagnostic]), .rejected(rejection)] as [Finding] {
      let failure = try #require(try reports.testcase(Sample.values(finding)).first("failure"))

      #expect((failure["message"]?.utf8.count ?? .max) <= 1000)
      #expect(failure.text.utf8.count < 4096)
    }
  }

  @Test(
    "Times are milliseconds, whatever the clock said",
    arguments: [
      (0, "0.000"), (1e-9, "0.000"), (59.9996, "60.000"), (1_234_567.891, "1234567.891"),
      (.nan, "0.000"), (.infinity, "99999999.999"), (-0.0, "0.000"), (-5, "0.000"),
      (1e300, "99999999.999"),
      (nil, "0.000"),
    ] as [(Double?, String)]
  )
  func times(seconds: Double?, text: String) throws {
    #expect(try reports.testcase(Sample.values(seconds: seconds))["time"] == text)
  }

  @Test(
    "Time stamps are seconds in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (1_785_585_600, "2026-08-01T12:00:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    ]
  )
  func timestamps(seconds: Int, text: String) throws {
    let suite = try reports.suite(of: Sample.davi, options: reports.options(timestamp: seconds))

    #expect(suite["timestamp"] == text)
  }

  @Test("Without a time stamp the same verdict gives the same bytes")
  func reproducible() throws {
    let bytes = try (0..<2).map { _ in
      try JUnitReport.bytes(of: Sample.bento, options: reports.options())
    }

    #expect(bytes[0] == bytes[1])
  }

  @Test(
    "A submission's id becomes a name that every reader can bear, and no two ids the same",
    arguments: [
      ("ana", "initialisation.ana"), ("-rf", "initialisation.-rf"), ("con", "initialisation.con"),
      ("jane.doe", "initialisation.jane_doe-"), ("../x", "initialisation.___x-"),
      ("a/b", "initialisation.a_b-"), ("Zoë", "initialisation.Zo_-"), ("田中", "initialisation.__-"),
      ("", "initialisation.-"), (String(repeating: "x", count: 300), "initialisation.xxx"),
    ]
  )
  func suiteNames(id: String, prefix: String) throws {
    let suite = try reports.suite(of: Sample.submission(id, exercises: []))

    let name = try #require(suite["name"])
    #expect(name.hasPrefix(prefix))
    #expect(name.utf8.count <= 200)
    #expect(suite.first("testcase")?["classname"] == name)
  }

  @Test("Ids that look alike once they are mapped stay apart, even those that imitate the number")
  func distinctNames() throws {
    func name(_ id: String) throws -> String {
      try #require(reports.suite(of: Sample.submission(id, exercises: []))["name"])
    }
    let imitation = String(try name("a/b").dropFirst("initialisation.".count))
    let ids = ["a/b", "a_b", "a.b", "a b", "", "_", imitation]

    let names = try ids.map(name)

    #expect(Set(names).count == ids.count)
  }

  @Test("Cases of one suite have different names of a small alphabet")
  func caseNames() throws {
    let names = [
      "values 2-4-1", "values 2-4-1", "values 2_4_1", "Values 2-4-1", "", "", "values/2.4.1",
      String(repeating: "n", count: 10_000), "values é", "values ü", "\u{200B}",
    ]
    let suite = try reports.suite(
      of: Sample.submission(
        "ana",
        exercises: [Sample.exercise("he", names.map { Sample.values(name: $0) })]
      )
    )

    let written = suite.all("testcase").compactMap { $0["name"] }
    #expect(Set(written).count == names.count)
    #expect(written.prefix(2) == ["he/values-2-4-1", "he/values-2-4-1-2"])
    for name in written {
      #expect(name.utf8.count <= 250)
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-/".contains($0)) })
    }
  }

  @Test("Thousands of cases are written and counted")
  func manyCases() throws {
    let verdicts = (0..<20_000).map {
      Sample.values($0 % 2 == 0 ? nil : .noValue, name: "values \($0)")
    }

    let suite = try reports.suite(
      of: Sample.submission("ana", exercises: [Sample.exercise("he", verdicts)])
    )

    #expect(suite["tests"] == "20000")
    #expect(suite["failures"] == "10000")
  }
}
