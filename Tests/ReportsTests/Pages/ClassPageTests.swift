// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import Testing
import Verdicts

@Suite("The class page")
struct ClassPageTests {
  @Test("The bytes", arguments: Language.allCases)
  func snapshot(language: Language) throws {
    let page = try Self.page(of: Sample.all, language: language)
    let body = try #require(page.firstRange(of: "<body"))
    let script = try #require(page.firstRange(of: "<script>"))

    try expectSnapshot(
      String(page[body.lowerBound..<script.lowerBound]),
      "page-class.\(language.rawValue).html"
    )
  }

  @Test("Submissions that return the same wrong values are a group, one alone is none")
  func groups() throws {
    let other = Sample.submission(
      "other",
      exercises: [Sample.exercise("wrong_shape", [Sample.values(.differs(Sample.xavierForHe))])]
    )
    let named = ["a", "b", "c"].map { Sample.submission($0, exercises: Sample.bento.exercises) }

    let page = try Self.page(of: named + [other, Sample.davi])

    let group = page.matches(of: /<h3>(.*?)<\/h3>/).map { String($0.1) }
    #expect(group == ["3 submissions · <code>wrong_shape</code>"])
    let members = page.split(separator: "\n").first { $0.contains("class=\"members\"") } ?? ""
    #expect(members.matches(of: />([a-z]+)<\/a>/).map { String($0.1) } == ["a", "b", "c"])
  }

  @Test("A class of one ungraded submission, and one of none, have a page as well")
  func small() throws {
    #expect(try Self.page(of: [Sample.elisa]).contains("1 submission, none with a score"))
    #expect(try Self.page(of: []).contains("0 submissions, none with a score"))
  }

  @Test("Half a submission is no tick of the histogram")
  func wholeTicks() throws {
    let page = try Self.page(of: [Sample.davi])

    let ticks = page.matches(of: /text-anchor="end">([^<]*)</).map { String($0.1) }
    #expect(ticks == ["0", "1"])
  }

  @Test("What a student wrote is text here, too")
  func hostile() throws {
    let page = try Self.page(of: [Sample.hostile, Sample.hostile])

    let forbidden = ["<script>document", "<svg onload", "\" onmouseover", "\u{202E}", "<b>"]
    #expect(forbidden.filter { page.contains($0) } == [])
  }

  @Test("A page of 2,000 submissions has less than 5 MB")
  func size() throws {
    #expect(try Self.page(of: Sample.classOf(2000)).utf8.count < 5_000_000)
  }

  static func page(of verdicts: [SubmissionVerdict], language: Language = .english) throws -> String
  {
    var page = try ClassPage(language: language)
    for verdict in verdicts {
      page.add(verdict, page: "feedback/\(StudentPages.fileName(of: verdict.submission))")
    }
    return String(decoding: try page.bytes(), as: UTF8.self)
  }
}
