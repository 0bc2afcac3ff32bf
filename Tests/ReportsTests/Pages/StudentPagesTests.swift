// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import Testing
import Verdicts

@Suite("A submission's page")
struct StudentPagesTests {
  @Test(
    "The bytes",
    arguments: [
      ("ana", Sample.ana, Language.english), ("ana.pt-BR", Sample.ana, Language.portuguese),
      ("bento", Sample.bento, Language.english), ("carla", Sample.carla, Language.english),
      ("elisa.pt-BR", Sample.elisa, Language.portuguese), ("fabio", Sample.fabio, Language.english),
    ]
  )
  func snapshot(name: String, verdict: SubmissionVerdict, language: Language) throws {
    // Without the style sheet, which is a file of its own.
    let page = try page(of: verdict, language: language)
    let body = try #require(page.firstRange(of: "<body>"))

    try expectSnapshot(String(page[body.lowerBound...]), "page-\(name).html")
  }

  @Test("Nothing of a hidden case is shown to a student but its name and status")
  func hidden() throws {
    let page = try page(of: Sample.ana)

    let secrets = ["1234567", "7654321", "hidden arguments", "5432<", "0.999", "1.284"]
    #expect(secrets.filter { page.contains($0) } == [])
    #expect(page.contains("values 5-3"))
    #expect(try self.page(of: Sample.ana, audience: .instructor).contains("7654321"))
  }

  @Test("Every status is named and has its sign", arguments: Status.allCases)
  func statuses(status: Status) throws {
    let verdict = Sample.values(.example(of: status), name: "values x")
    let page = try page(
      of: Sample.submission("ana", exercises: [Sample.exercise("he", [Sample.build(), verdict])])
    )

    let name = Messages(in: .english).name(of: status)
    let row = page.split(separator: "\n").first { $0.contains("values x") } ?? ""
    #expect(row.contains("</span> \(name)</td>"))
  }

  @Test("What a student wrote is text, whatever it is")
  func hostile() throws {
    let page = try page(of: Sample.hostile)

    let forbidden = [
      "<script", "<svg onload", "\" onmouseover", "\u{202E}", "\u{2066}", "\u{7}", "<b>",
    ]
    #expect(forbidden.filter { page.contains($0) } == [])
    #expect(page.contains("&lt;script&gt;document.title='taken'&lt;/script&gt;"))
    #expect(page.contains("{{submission}}"))
  }

  @Test("A page has at most 300 KB, whatever was returned and printed")
  func size() throws {
    for audience in [Audience.student, .instructor] {
      #expect(try page(of: Sample.hostile, audience: audience).utf8.count <= 300_000)
    }
  }

  @Test("What was said of an equal verdict is said again, and of another one not")
  func memory() throws {
    let verdicts = [
      Sample.fabio, Sample.ana, Sample.bento, Sample.hostile, Sample.fabio, Sample.ana,
    ]
    let shared = try StudentPages(
      audience: .student,
      language: .english,
      datasets: ["circles": Sample.circles]
    )

    let pages = try verdicts.map { String(decoding: try shared.bytes(of: $0), as: UTF8.self) }

    #expect(try pages == verdicts.map { try page(of: $0) })
  }

  @Test("A submission's page has a name that is harmless and its own")
  func names() {
    let names = ["ana", "../../etc/passwd", "a/b", "a_b", "", "A.html", "é"].map {
      StudentPages.fileName(of: $0)
    }

    #expect(names.first == "ana.html")
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]+\.html/) != nil })
  }

  @Test("Trainings without marks make a page with their plots, too")
  func training() throws {
    let pages = try StudentPages(audience: .student, language: .english, datasets: [:])
    let parts = [Sample.training(Sample.trained()), Sample.training(.parametersDoNotFit([]))].map {
      TrainingPage.Part(name: "he", title: LocalizedText(english: "He"), verdict: $0)
    }

    let page = String(
      decoding: try TrainingPage(pages).bytes(
        of: parts,
        submission: "fabio",
        course: LocalizedText(english: "Weights")
      ),
      as: UTF8.self
    )

    #expect(page.matches(of: /<svg\s/).count == 3)
    #expect(page.contains("the function returns no parameters yet"))
    #expect(!page.contains("<table class=\"overview\">"))
    #expect(TrainingPage.fileName(of: "fabio") == "fabio.training.html")
  }
}

extension StudentPagesTests {
  func page(
    of verdict: SubmissionVerdict,
    audience: Audience = .student,
    language: Language = .english
  ) throws -> String {
    let pages = try StudentPages(
      audience: audience,
      language: language,
      datasets: ["circles": Sample.circles]
    )
    return String(decoding: try pages.bytes(of: verdict), as: UTF8.self)
  }
}
