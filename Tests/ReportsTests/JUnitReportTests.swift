// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

struct JUnitReportTests {
  /// The schemas that a document of one submission has to satisfy.
  static let schemas = ["strict-profile", "junit-10", "surefire-test-report"]

  @Test("One submission is valid under every schema", arguments: Sample.all, schemas)
  func valid(verdict: SubmissionVerdict, schema: String) throws {
    for audience in [Audience.student, .instructor] {
      for language in Language.allCases {
        let bytes = try JUnitReport.bytes(
          of: verdict,
          options: options(audience, language: language, timestamp: 1_785_585_600)
        )

        #expect(XMLTree(bytes, schema: path(of: schema)).errors == [])
      }
    }
  }

  @Test("All submissions together are valid, too", arguments: ["strict-profile", "junit-10"])
  func validAggregate(schema: String) throws {
    let bytes = try aggregate(of: Sample.all, options: options())

    #expect(XMLTree(bytes, schema: path(of: schema)).errors == [])
  }

  @Test("A schema that a document breaks is noticed, so that the tests above mean something")
  func invalid() {
    let tree = XMLTree(Array("<testsuite name='x'/>".utf8), schema: path(of: "strict-profile"))

    #expect(tree.errors.count > 1)
    #expect(!XMLTree(Array("<a><b></a>".utf8)).errors.isEmpty)
    #expect(!XMLTree([]).errors.isEmpty)
    #expect(!XMLTree(Array("<a/>".utf8), schema: "/no/such/schema.xsd").errors.isEmpty)
  }

  @Test("A document with entities is refused before they are read")
  func entities() {
    let document = "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/hostname'>]><a>&x;</a>"

    let tree = XMLTree(Array(document.utf8))

    #expect(tree.root == nil)
    #expect(tree.errors == ["line 0: a document with a DOCTYPE is refused"])
  }

  @Test(
    "The bytes",
    arguments: [
      ("ana", Sample.ana), ("bento", Sample.bento), ("carla", Sample.carla), ("davi", Sample.davi),
    ]
  )
  func snapshot(name: String, verdict: SubmissionVerdict) throws {
    let bytes = try JUnitReport.bytes(of: verdict, options: options())

    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "junit-\(name).xml")
  }

  /// The document that is made of verdicts one by one.
  private func aggregate(
    of verdicts: [SubmissionVerdict],
    options: JUnitReport.Options
  ) throws -> [UInt8] {
    var totals = JUnitAggregate.Totals(options: options)
    for verdict in verdicts { totals.count(verdict) }
    let document = try JUnitAggregate(
      course: verdicts[0].course,
      totals: totals,
      options: options
    )
    let suites = try verdicts.map { try document.adding($0) }
    return suites.flatMap(\.self) + (try document.finish())
  }

  @Test("All submissions are one document")
  func aggregateSnapshot() throws {
    let verdicts = [Sample.carla, Sample.davi]

    let bytes = try aggregate(of: verdicts, options: options(language: .portuguese))

    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "junit-all.xml")
  }

  @Test("The counters count what is written", arguments: Sample.all)
  func counters(verdict: SubmissionVerdict) throws {
    let suite = try suite(of: verdict)

    let cases = suite.all("testcase")
    #expect(suite["tests"] == "\(cases.count)")
    for (counter, element) in [
      ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
    ] {
      #expect(suite[counter] == "\(cases.filter { $0.first(element) != nil }.count)")
    }
    let milliseconds = cases.compactMap { $0["time"].flatMap(Double.init) }.reduce(0, +) * 1000
    #expect((suite["time"].flatMap(Double.init) ?? -1) * 1000 == milliseconds.rounded())
  }

  @Test(
    "What is the student's doing is a failure, what is not is an error",
    arguments: Status.allCases
  )
  func outcomes(status: Status) throws {
    let testcase = try testcase(Sample.values(.example(of: status)))

    let elements = testcase.children.map(\.name).filter { $0 != "system-out" }
    switch status {
    case .passed: #expect(elements == [])
    case .skipped: #expect(elements == ["skipped"])
    case _ where status.isUngraded: #expect(elements == ["error"])
    default: #expect(elements == ["failure"])
    }
    if let problem = testcase.first("failure") ?? testcase.first("error") {
      #expect(problem["type"] == "grader." + status.kebabName)
    }
    for problem in testcase.children where problem.name != "system-out" {
      let message = try #require(problem["message"])
      #expect(problem.text.split(separator: "\n").first.map(String.init) == message)
      #expect(message.utf8.count <= 200)
    }
  }

  @Test("No type is one that GitLab would convert")
  func types() {
    let converted: Set = [
      "file", "array", "integer", "boolean", "float", "decimal", "date", "datetime", "duration",
      "string", "symbol", "yaml", "base64Binary", "hexBinary",
    ]

    #expect(converted.isDisjoint(with: Status.allCases.map { "grader." + $0.kebabName }))
  }

  @Test("Points stand in the properties, in front of messages and first in the output")
  func points() throws {
    let shares = Points(4).shared(among: 3)
    let suite = try suite(
      of: Sample.submission(
        "ana",
        exercises: [
          Sample.exercise(
            "he",
            [
              Sample.build(), Sample.values(name: "values 1", points: shares[0].value),
              Sample.values(.noValue, name: "values 2", points: shares[1].value),
              Sample.values(
                .infrastructureFault(reason: "x"),
                name: "values 3",
                points: shares[2].value
              ),
            ]
          )
        ]
      )
    )

    let cases = suite.all("testcase")
    #expect(
      cases.map { $0.first("system-out")?.text } == [
        "points: 0/0", "points: 1.33/1.33", "points: 0/1.33", "points: ungraded/1.33",
      ]
    )
    #expect(cases[2].first("failure")?["message"]?.hasPrefix("0/1.33 points - ") == true)
    #expect(cases[3].first("error")?["message"]?.hasPrefix("ungraded/1.33 points - ") == true)
    let properties = properties(of: suite)
    #expect(properties["points"] == "ungraded")
    #expect(properties["points.max"] == "4")
    #expect(properties["points.case.he/values-1"] == "1.33/1.33")
  }

  @Test("A missed check that is worth nothing does not turn a dashboard red")
  func bonus() throws {
    let testcase = try testcase(Sample.values(.noValue, points: 0))

    #expect(testcase.children.map(\.name) == ["system-out"])
    #expect(testcase.first("system-out")?.text == "points: 0/0 (bonus missed)")
  }

  @Test("Nothing of a hidden case is written for a student but its name and status")
  func hidden() throws {
    let bytes = try JUnitReport.bytes(of: Sample.ana, options: options(showsOutputOfPassed: true))
    let text = String(decoding: bytes, as: UTF8.self)

    for secret in ["1234567", "7654321", "hidden arguments", "5432\n", "0.999", "wall.seconds"] {
      #expect(!text.contains(secret))
    }
    #expect(text.contains("initialize_parameters_he/values-5-3"))
  }

  @Test("A submission in which nothing was checked has one case, an error")
  func nothingChecked() throws {
    let suite = try suite(of: Sample.submission("ana", exercises: []))

    #expect(suite["errors"] == "1")
    #expect(suite.all("testcase").first?["name"] == "infra/load")
  }

  @Test("A report without sandbox is marked")
  func notForMarks() throws {
    #expect(properties(of: try suite(of: Sample.davi))["not-for-marks"] == "true")
    #expect(properties(of: try suite(of: Sample.ana))["not-for-marks"] == nil)
  }

  @Test("The file's name is made of the course's and the submission's")
  func fileName() {
    #expect(
      JUnitReport.fileName(course: "initialisation", name: "ana") == "TEST-initialisation.ana.xml"
    )
  }
}

// MARK: - Parts

extension JUnitReportTests {
  func options(
    _ audience: Audience = .student,
    language: Language = .english,
    timestamp: Int? = nil,
    showsOutputOfPassed: Bool = false
  ) -> JUnitReport.Options {
    JUnitReport.Options(
      audience: audience,
      language: language,
      graderVersion: "0.1.0",
      timestamp: timestamp,
      showsOutputOfPassed: showsOutputOfPassed
    )
  }

  func path(of schema: String) -> String {
    "\(repositoryRoot)/fixtures/xsd/\(schema).xsd"
  }

  /// The suite that was written and read again.
  func suite(
    of verdict: SubmissionVerdict,
    options: JUnitReport.Options? = nil
  ) throws -> XMLTree.Element {
    let bytes = try JUnitReport.bytes(of: verdict, options: options ?? self.options())
    let tree = XMLTree(bytes, schema: path(of: "strict-profile"))
    #expect(tree.errors == [])
    return try #require(tree.root)
  }

  func testcase(_ verdict: Verdict) throws -> XMLTree.Element {
    let suite = try suite(
      of: Sample.submission("ana", exercises: [Sample.exercise("he", [verdict])])
    )
    return try #require(suite.first("testcase"))
  }

  private func properties(of suite: XMLTree.Element) -> [String: String] {
    let properties = suite.first("properties")?.all("property") ?? []
    return Dictionary(
      properties.compactMap { property in property["name"].map { ($0, property["value"] ?? "") } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

extension Finding? {
  /// A finding that means a status; nil for the one that means none.
  static func example(of status: Status) -> Finding? {
    switch status {
    case .passed: nil
    case .wrongValue: .differs(Sample.xavierForHe)
    case .wrongShape: .differs(Sample.wrongShape)
    case .notImplemented: .stubUntouched(returned: nil)
    case .missing: .fileMissing(name: "he.swift")
    case .buildFailed: .compilerErrors(Sample.diagnostics)
    case .buildLimit: .limit(Limit(phase: .build, resource: .wallSeconds(60)))
    case .crashed: .trapped(Sample.trap)
    case .raised: .uncaughtException(type: "ValueError", message: "bad", line: 3)
    case .nonzeroExit: .exited(code: 3)
    case .noResult: .noValue
    case .protocolError: .protocolViolation(.trailingBytes(20))
    case .timeLimit: .limit(Limit(phase: .run, resource: .cpuSeconds(5)))
    case .memoryLimit: .limit(Limit(phase: .run, resource: .memoryMiB(512)))
    case .outputLimit: .limit(Limit(phase: .run, resource: .outputKiB(1024)))
    case .rejected: .rejected(.tooManyFiles(limit: 50))
    case .skipped: .waitsFor(check: "values")
    case .sandboxUnavailable: .sandboxUnavailable(reason: "bubblewrap is not installed")
    case .infrastructureError: .infrastructureFault(reason: "the disk is full")
    }
  }
}
