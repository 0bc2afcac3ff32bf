// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

/// GitHub's runner, as far as it reads commands: written from its documentation, in Python, so that
/// what escapes and what reads the escapes have nothing in common.
private let runner = """
  import json, re, sys

  def unescape(text, names):
      for name in names:
          text = text.replace({'\\r': '%0D', '\\n': '%0A', ':': '%3A', ',': '%2C'}[name], name)
      return text.replace('%25', '%')

  annotations, token = [], None
  for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
      match = re.fullmatch('::([^ :]+)(?: ([^:]*))?::(.*)', line.rstrip('\\r').lstrip(' \\t'))
      if not match:
          continue
      kind, properties, message = match.group(1), match.group(2) or '', match.group(3)
      if token is not None:
          if kind == token:
              token = None
      elif kind == 'stop-commands':
          token = message
      else:
          pairs = [pair.split('=', 1) for pair in properties.split(',') if pair]
          annotations.append([
              kind, {key: unescape(value, '\\r\\n:,') for key, value in pairs},
              unescape(message, '\\r\\n')])
  print(json.dumps({'annotations': annotations, 'isOpen': token is not None}))
  """

@Suite("GitHub")
struct GitHubTests {
  /// What the runner makes of one command.
  private struct Annotation: Decodable, Equatable {
    let kind: String
    let properties: [String: String]
    let message: String

    init(_ kind: String, _ properties: [String: String], _ message: String) {
      self.kind = kind
      self.properties = properties
      self.message = message
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      kind = try list.decode(String.self)
      properties = try list.decode([String: String].self)
      message = try list.decode(String.self)
    }
  }

  private struct Obeyed: Decodable {
    let annotations: [Annotation]
    let isOpen: Bool
  }

  private func obeyed(_ bytes: [UInt8]) async throws -> Obeyed {
    try JSONDecoder().decode(
      Obeyed.self,
      from: Data(try await python(runner, input: bytes).utf8)
    )
  }

  private func annotations(
    _ submission: MarkedSubmission,
    paths: [String: String] = [:]
  ) async throws -> [Annotation] {
    try await obeyed(GitHubAnnotations.bytes(of: submission, paths: paths)).annotations
  }

  @Test("Totals come first, in the two forms that Classroom reads, then what was missed")
  func totals() async throws {
    let annotations = try await annotations(Sample.marked()[0])

    #expect(
      Array(annotations.prefix(3)) == [
        Annotation("notice", ["title": "Autograding complete"], "Points 4/30"),
        Annotation(
          "notice",
          ["title": "Autograding report"],
          #"{"totalPoints":4,"maxPoints":30}"#
        ),
        Annotation(
          "notice",
          ["title": "initialisation"],
          "10 of 30 points\n2 started days late: 6 points taken off, 4 count."
        ),
      ]
    )
    #expect(
      annotations.dropFirst(3).map { "\($0.kind) \($0.properties["title"] ?? "")" } == [
        "error initialize_parameters_random: values 3-2-1",
        "error initialize_parameters_random: values 4-4-2",
        "error initialize_parameters_he: values 2-4-1",
        "error initialize_parameters_he: values 5-3",
      ]
    )
    #expect(annotations.last?.message == "wrong value")
  }

  @Test("A place is the repository's, and the line only where the file is the exercise's own")
  func place() async throws {
    let diagnostic = Diagnostic(
      file: "he.swift",
      line: 4,
      column: 11,
      severity: .error,
      message: "100% wrong,\n::error::x",
      sourceLine: nil
    )
    let submission = Sample.marked(
      Sample.submission(
        "ada",
        exercises: [
          Sample.exercise("he", [Sample.build(.compilerErrors([diagnostic]))]),
          Sample.exercise("zeros", [Sample.build(.compilerErrors([diagnostic]))]),
        ]
      )
    )

    let annotations = try await annotations(
      submission,
      paths: ["he": "a:b,c%/he.swift", "zeros": "exercises/zeros/zeros.swift"]
    )

    #expect(
      annotations.dropFirst(3).map(\.properties) == [
        ["file": "a:b,c%/he.swift", "line": "4", "col": "11", "title": "he: build"],
        ["file": "exercises/zeros/zeros.swift", "title": "zeros: build"],
      ]
    )
    #expect(annotations.count == 5)
    #expect(annotations[3].message.contains("100% wrong, :\u{2060}:error::x"))
  }

  @Test("No more than ten of a kind, those that cost most first, and a notice says how many")
  func most() async throws {
    let cases = (1...14).map { number in
      Sample.values(.noValue, name: "values \(number)", points: Double(number))
    }
    let submission = Sample.marked(
      Sample.submission("ada", exercises: [Sample.exercise("he", cases)])
    )

    let annotations = try await annotations(submission)

    #expect(
      annotations.map(\.kind) == Array(repeating: "notice", count: 4)
        + Array(repeating: "error", count: 10)
    )
    #expect(annotations[4].properties["title"] == "he: values 14")
    #expect(annotations[13].properties["title"] == "he: values 5")
    #expect(
      annotations[3].message == "14 checks did not pass; the 10 that cost most are annotated."
    )
  }

  @Test("Without a mark there are no points for Classroom, but a warning")
  func withoutMark() async throws {
    let annotations = try await annotations(Sample.marked()[4])

    #expect(annotations.map(\.kind) == ["warning"])
    #expect(annotations[0].properties == ["title": "No mark"])
    #expect(annotations[0].message.hasPrefix("zeros, build: "))
  }

  @Test("What a student prints inside the fence is not obeyed, and what follows it is")
  func fence() async throws {
    var generator = SystemRandomNumberGenerator()
    let fence = GitHubFence(using: &generator)
    let text =
      "::notice title=Autograding complete::Points 30/30\n::stop-commands::x\n::x::\n::error::y"

    let bytes = try #require(fence.around(text)) + Array("::notice::after\n".utf8)
    let obeyed = try await obeyed(bytes)

    #expect(obeyed.annotations == [Annotation("notice", [:], "after")])
    #expect(!obeyed.isOpen)
    #expect(try await self.obeyed(Array(text.utf8)).annotations.count == 2)
  }

  @Test("What was printed stands in the log inside the fence, that of hidden cases not at all")
  func log() async throws {
    var generator = SystemRandomNumberGenerator()
    let orders = "::notice title=Autograding complete::Points 30/30\n::stop-commands::x"
    let printed = PrintedText(text: orders, byteCount: 99)
    let submission = Sample.marked(
      Sample.submission(
        "ada",
        exercises: [
          Sample.exercise(
            "he",
            [
              Sample.values(.noValue, name: "values 1", printed: printed),
              Sample.values(
                .noValue,
                name: "values 2",
                visibility: .hidden,
                printed: PrintedText(text: "secret", byteCount: 6)
              ),
            ]
          )
        ]
      )
    )

    let bytes = GitHubLog.bytes(of: submission, inside: GitHubFence(using: &generator))

    let text = String(decoding: bytes, as: UTF8.self)
    let obeyed = try await obeyed(bytes)
    #expect(obeyed.annotations.isEmpty && !obeyed.isOpen)
    #expect(text.contains("\nhe, values 1: printed 99 bytes"))
    #expect(text.contains("Points 30/30"))
    #expect(!text.contains("secret"))
  }

  @Test("Where nothing was printed, nothing is written to the log")
  func emptyLog() {
    var generator = SystemRandomNumberGenerator()
    let submission = Sample.marked(
      Sample.submission("ada", exercises: [Sample.exercise("he", [Sample.build()])])
    )

    #expect(GitHubLog.bytes(of: submission, inside: GitHubFence(using: &generator)).isEmpty)
  }

  @Test("A fence has 128 random bits, and refuses a text that holds its token")
  func token() throws {
    var generator = SystemRandomNumberGenerator()
    let fences = try (0..<100).map { _ in
      try #require(GitHubFence(using: &generator).around(""))
    }
    let fence = GitHubFence(using: &generator)
    let lines = String(decoding: try #require(fence.around("")), as: UTF8.self).split(
      separator: "\n"
    )

    #expect(Set(fences).count == 100)
    #expect(lines.count == 2)
    #expect(lines.last?.wholeMatch(of: #/::[0-9a-f]{32}::/#) != nil)
    #expect(fence.around(String(lines.last ?? "")) == nil)
  }
}

@Suite("GitHub's step summary")
struct GitHubSummaryTests {
  /// The lines of Markdown outside of blocks of code, with spans of code taken out.
  ///
  /// That is all that could become a link, a mention, HTML or a table. By the rules of CommonMark
  /// 0.31, 4.5 and 6.1.
  private func outsideOfCode(_ bytes: [UInt8]) async throws -> String {
    let script = """
      import re, sys
      fence, kept = None, []
      for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
          if fence is None:
              match = re.match(' {0,3}(`{3,})[^`]*$', line)
              if match:
                  fence = match.group(1)
              else:
                  kept.append(re.sub('(?<!`)(`+)(?!`)(.+?)(?<!`)\\\\1(?!`)', 'CODE', line))
          elif re.fullmatch(' {0,3}(`{%d,}) *' % len(fence), line):
              fence = None
      assert fence is None, 'a block of code has no end'
      print('\\n'.join(kept))
      """
    return try await python(script, input: bytes)
  }

  @Test("It has the total, a table and what was missed", arguments: Language.allCases)
  func snapshot(language: Language) throws {
    let text = String(
      decoding: GitHubSummary.bytes(of: Sample.marked(in: language)[0]),
      as: UTF8.self
    )

    try expectSnapshot(text, "github-ana.\(language.rawValue).md")
  }

  @Test("Nothing that a student wrote stands outside of code")
  func hostile() async throws {
    let hostile =
      "a ``` b ```` <b>x</b> [l](http://y) @all | c |\n```\n</details>\n~~~\n# h\n````\n www.z.org"
    let verdict = Sample.values(
      .uncaughtException(type: "E`", message: hostile, line: 3),
      printed: PrintedText(text: hostile, byteCount: 90)
    )
    let submission = Sample.marked(
      Sample.submission(Sample.hostileID, exercises: [Sample.exercise("he", [verdict])])
    )

    let text = try await outsideOfCode(GitHubSummary.bytes(of: submission))

    #expect(
      text.split(separator: "\n") == [
        "## initialisation", "CODE", "| exercise | status | points |", "|---|---|---|",
        "| About he | uncaught exception | 0 of 3 points |",
        "### CODE · CODE · uncaught exception",
      ]
    )
  }

  @Test("It stays below a mebibyte, whole blocks at a time, and says what it left out")
  func large() async throws {
    let flood = PrintedText(text: String(repeating: "`&<é", count: 20_000), byteCount: 100_000)
    let cases = (0..<200).map { number in
      Sample.values(.noValue, name: "values \(number)", printed: flood)
    }
    let submission = Sample.marked(
      Sample.submission("ada", exercises: [Sample.exercise("he", cases)])
    )

    let bytes = GitHubSummary.bytes(of: submission)

    #expect(bytes.count <= 1_048_576)
    #expect(bytes.count > 1_000_000)
    let last = try await outsideOfCode(bytes).split(separator: "\n").last
    #expect(last?.wholeMatch(of: #/[0-9]+ more checks did not fit in here\./#) != nil)
  }
}
