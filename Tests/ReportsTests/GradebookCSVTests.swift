// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import TestSupport
import Testing
import Verdicts

@Suite("gradebook.csv")
struct GradebookCSVTests {
  private let table = GradebookCSV(exercises: [
    "initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he",
  ])

  @Test("It is what it is on file", arguments: Language.allCases)
  func snapshot(language: Language) throws {
    let bytes = table.header + Sample.marked(in: language).flatMap(table.row)

    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "gradebook.\(language.rawValue).csv")
  }

  @Test("Python reads one row a submission, all as long as the header, with no zero for no score")
  func python() async throws {
    let rows = try await rows(ofCSV: table.header + Sample.marked().flatMap(table.row))

    #expect(rows.map(\.count) == Array(repeating: 16, count: 6))
    #expect(
      rows.map { Array($0[0..<8]) } == [
        [
          "id", "status", "raw_score", "final_score", "max_score", "days_late", "penalty",
          "submitted_at",
        ],
        ["ana", "not_implemented", "10", "4", "30", "2", "6", "2026-03-03T02:59:01Z"],
        ["bento", "build_failed", "3", "3", "38", "0", "0", "2026-03-02T02:58:00Z"],
        ["carla", "infrastructure_error", "", "", "6", "0", "", "2026-03-02T02:59:00Z"],
        ["davi", "passed", "3", "", "3", "", "", ""],
        ["elisa", "sandbox_unavailable", "", "", "21", "", "", ""],
      ]
    )
    #expect(
      rows.map(\.[14]) == ["sandbox", "cgroup", "cgroup", "cgroup", "none", "unavailable"]
    )
  }

  @Test("An id of any form comes back from Python, guarded where it would be a formula")
  func hostile() async throws {
    let starts = ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "'x", "x=1", "a;=1", "a,\"b\"", "é"]

    let submissions = [Sample.hostileID] + starts
    let table = GradebookCSV(exercises: ["he"])
    let rows = try await rows(
      ofCSV: table.header + submissions.flatMap { table.row(of: Sample.marked($0)) }
    )

    #expect(Sample.hostileID.utf8.count == 255)
    #expect(
      rows.dropFirst().map(\.[0])
        == [
          "'" + SafeText.line(Sample.hostileID), "'=1+1", "'+1", "'-1", "'@x", "x", "'＝1", "'x",
          "x=1", "a;=1", "a,\"b\"", "é",
        ]
    )
    #expect(rows.dropFirst().map(\.[2]) == Array(repeating: "30", count: 12))
  }

  @Test("Rows end in CR LF")
  func lineEnds() {
    let text = String(decoding: table.header + table.row(of: Sample.marked("ada")), as: UTF8.self)

    #expect(text.utf8.count { $0 == 0x0D } == 2)
    #expect(text.replacing("\r\n", with: "").utf8.allSatisfy { $0 != 0x0A && $0 != 0x0D })
  }
}
