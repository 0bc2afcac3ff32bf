// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import Testing
import Verdicts

@Suite("Pages in a browser", .serialized)
struct BrowserTests {
  @Test("Every page renders in every setting without a complaint and without sideways scrolling")
  func renders() throws {
    try withPages { folder, browser in
      for page in try pages(in: folder) {
        for setting in Browser.Setting.all {
          try browser.open("\(folder)/\(page)", setting)

          let facts = try browser.value(of: Self.facts) as? [String: Any]
          let found = "\(page), \(setting.testDescription): \(facts ?? [:])"
          #expect(browser.complaints == [], "\(found)")
          #expect(facts?["title"] as? String != "taken", "\(found)")
          #expect(facts?["overflow"] as? Int == 0, "\(found)")
          #expect(facts?["h1"] as? Int == 1, "\(found)")
          #expect(facts?["unnamed"] as? Int == 0, "\(found)")
          let isDark = (facts?["ground"] as? Int ?? 0) < 128
          #expect(isDark == setting.isDark, "\(found)")
        }
      }
    }
  }

  @Test("Every link leads to a page that is there, or to a place on its page")
  func links() throws {
    try withPages { folder, browser in
      var count = 0
      for page in try pages(in: folder) {
        try browser.open("\(folder)/\(page)")
        let links = try browser.value(of: Self.links) as? [String] ?? []
        count += links.count
        let broken = links.filter { link in
          guard let url = URL(string: link) else { return true }
          return !FileManager.default.fileExists(atPath: url.path)
        }
        #expect(broken == [], "\(page)")
        #expect(try browser.value(of: Self.lostPlaces) as? [String] == [], "\(page)")
      }
      #expect(count > 20)
    }
  }

  @Test("The class page is sorted and filtered by its script, and whole without it")
  func script() throws {
    try withPages { folder, browser in
      let names =
        "Array.from(document.querySelectorAll('#map tbody tr:not([hidden]) a'), a => a.text)"
      try browser.open("\(folder)/index.html")
      let before = try browser.value(of: names) as? [String]
      _ = try browser.value(of: "document.querySelectorAll('#map th[data-sort] button')[0].click()")
      _ = try browser.value(of: "document.querySelectorAll('#map th[data-sort] button')[0].click()")
      let sorted = try browser.value(of: names) as? [String]
      _ = try browser.value(
        of: "(() => { const f = document.getElementById('filter'); f.value = 'AN';"
          + " f.dispatchEvent(new Event('input')); })()"
      )
      let filtered = try browser.value(of: names) as? [String]
      try browser.open("\(folder)/index.html", Browser.Setting(hasScripts: false))
      let without = try browser.value(of: names) as? [String]
      let controls = try browser.value(
        of: "getComputedStyle(document.getElementById('controls')).display"
      )

      #expect(sorted == before?.sorted { $0.lowercased() > $1.lowercased() })
      #expect(filtered == ["ana"])
      #expect(without == before)
      #expect(controls as? String == "none")
    }
  }

  @Test("A class of 2,000 is loaded in less than 2 seconds")
  func large() throws {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }  // The system's own to clear.
    let page = try ClassPageTests.page(of: Sample.classOf(2000))
    try Data(page.utf8).write(to: URL(fileURLWithPath: "\(folder)/index.html"))
    let browser = try Browser()
    try browser.open("\(folder)/index.html")

    let seconds = try (0..<3).map { _ in try browser.open("\(folder)/index.html") }.min()

    #expect(
      try browser.value(of: "document.querySelectorAll('#map tbody tr').length") as? Int == 2000
    )
    #expect(try #require(seconds) < 2)
  }

  @Test("Keyboard focus is seen, and every scrolling part can be reached")
  func keyboard() throws {
    try withPages { folder, browser in
      try browser.open("\(folder)/feedback/bento.html", Browser.Setting(width: 360))

      let unreachable = try browser.value(
        of: """
          Array.from(document.querySelectorAll('pre')).filter(e => e.tabIndex !== 0).length
          """
      )
      let outline = try browser.value(
        of: "(() => { const a = document.querySelector('main a'); a.focus({focusVisible: true});"
          + " return getComputedStyle(a).outlineStyle; })()"
      )

      #expect(unreachable as? Int == 0)
      #expect(outline as? String == "solid")
    }
  }

  @Test("Every page is valid HTML: no word from HTML Tidy, no parse error of the HTML standard's")
  func valid() throws {
    let parse = """
      import html5lib, sys
      parser = html5lib.HTMLParser()
      with open(sys.argv[1], 'rb') as page: parser.parse(page)
      sys.exit('; '.join(map(str, parser.errors[:5])) or 0)
      """
    let readers = [
      ["tidy", "-errors", "-quiet", "--drop-empty-elements", "no", "-utf8"],
      ["/usr/bin/python3", "-I", "-c", parse],
    ]
    try withPages { folder, _ in
      for page in try pages(in: folder) {
        for reader in readers {
          let complaints = try complaints(of: reader + ["\(folder)/\(page)"])
          #expect(complaints == nil, "\(page)")
        }
      }
    }
  }

  /// What a program says on standard error; nil where it ends with 0, and so has nothing to say.
  private func complaints(of words: [String]) throws -> String? {
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    program.arguments = words
    let pipe = Pipe()
    program.standardError = pipe
    try program.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    return program.terminationStatus == 0 ? nil : String(decoding: text, as: UTF8.self)
  }

  // MARK: - Pages

  /// What is asked of a page: how far it scrolls sideways, how bright its ground is, and how many
  /// pictures and fields have no name.
  private static let facts = """
    (() => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number);
      const unnamed = Array.from(document.querySelectorAll('svg, input, select')).filter(e =>
        e.tagName === 'svg'
          ? !e.querySelector('title') || !document.getElementById(e.getAttribute('aria-describedby'))
          : !e.labels.length);
      return {
        title: document.title, h1: document.querySelectorAll('h1').length,
        overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
        ground: Math.round((r + g + b) / 3), unnamed: unnamed.length };
    })()
    """

  private static let links =
    "Array.from(document.querySelectorAll('a[href]'), a => a.href.split('#')[0])"

  private static let lostPlaces = """
    Array.from(document.querySelectorAll('a[href^="#"]'), a => a.getAttribute('href').slice(1))
      .filter(id => !document.getElementById(id))
    """

  private func pages(in folder: String) throws -> [String] {
    let feedback = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/feedback")
      .sorted()
    return ["index.html"] + feedback.map { "feedback/\($0)" }
  }

  /// The pages by their paths, made once: the hostile ones take seconds in a build for tests.
  private static let pages = Result { () throws -> [String: [UInt8]] in
    var pages: [String: [UInt8]] = [:]
    let verdicts = Sample.all + [Sample.fabio, Sample.hostile]
    for (number, verdict) in verdicts.enumerated() {
      let writer = try writer(number.isMultiple(of: 2) ? .english : .portuguese)
      pages["feedback/\(StudentPages.fileName(of: verdict.submission))"] = try writer.bytes(
        of: verdict
      )
    }
    let training = try TrainingPage(writer(.portuguese))
    let parts = [Sample.training(Sample.trained()), Sample.training(.parametersDoNotFit([]))].map {
      TrainingPage.Part(name: "he", title: LocalizedText(english: "He"), verdict: $0)
    }
    for name in ["fabio", Sample.hostileText] {
      pages["feedback/\(TrainingPage.fileName(of: name))"] = try training.bytes(
        of: parts,
        submission: name,
        course: LocalizedText(english: Sample.hostileText)
      )
    }
    pages["index.html"] = Array(try ClassPageTests.page(of: verdicts).utf8)
    return pages
  }

  private static func writer(_ language: Language) throws -> StudentPages {
    try StudentPages(
      audience: .student,
      language: language,
      datasets: ["circles": Sample.circles]
    )
  }

  /// Gives the pages of all the sample submissions, in both languages, and a browser.
  private func withPages(_ body: (_ folder: String, Browser) throws -> Void) throws {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }  // The system's own to clear.
    try FileManager.default.createDirectory(
      atPath: "\(folder)/feedback",
      withIntermediateDirectories: true
    )
    for (path, bytes) in try Self.pages.get() {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
    }
    try body(folder, try Browser())
  }
}
