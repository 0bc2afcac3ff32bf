// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

/// The documents in `docs/` that say what reports hold.
struct DocumentTests {
  @Test("docs/statuses.md lists every status as the program knows it")
  func statuses() throws {
    try expectDocument(statusesDocument(), "statuses.md")
  }

  @Test("docs/json.md describes every field of the encoded form, and no other")
  func json() throws {
    let document = try String(
      contentsOfFile: "\(repositoryRoot)/docs/json.md",
      encoding: .utf8
    )
    let described = document.split(separator: "\n").compactMap { line in
      line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map(String.init) : nil
    }

    let written = try fields(
      ofJSON: JSONReport.bytes(of: Sample.bento, for: .instructor, in: .english)
    )
    #expect(
      Set(described) == written,
      "describe the fields in docs/json.md, one row each, with their paths"
    )
    #expect(described.count == Set(described).count)
  }

  private func statusesDocument() -> String {
    let messages = (Messages(in: .english), Messages(in: .portuguese))
    let rows = Status.allCases.map { status in
      "| `\(status.rawValue)` | \(messages.0.name(of: status)) | \(messages.1.name(of: status)) "
        + "| \(messages.0.meaning(of: status)) | \(junit(status)) |"
    }
    return """
      <!-- Written by the tests: RECORD_SNAPSHOTS=1 swift test --filter DocumentTests -->
      # Statuses

      Every check, every case of a values check, every exercise and every submission has one of these
      statuses. An exercise and a submission have the status of the first part that did not pass; an
      ungraded part makes the whole ungraded. A check is worth all of its points when it passed and
      none otherwise; an ungraded one has no score at all, which is `null` in JSON and never a zero.

      | status | in English | in Portuguese | meaning | in JUnit |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private func junit(_ status: Status) -> String {
    switch status {
    case .passed: ""
    case .skipped: "skipped"
    case _ where status.isUngraded: "error `grader.\(status.kebabName)`"
    default: "failure `grader.\(status.kebabName)`"
    }
  }

  /// The paths of all fields, those in lists with `[]`.
  private func fields(ofJSON bytes: [UInt8]) throws -> Set<String> {
    paths(of: try JSONSerialization.jsonObject(with: Data(bytes)), at: "")
  }

  private func paths(of value: Any, at path: String) -> Set<String> {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: []) { paths, member in
        let path = path.isEmpty ? member.key : "\(path).\(member.key)"
        paths.insert(path)
        paths.formUnion(self.paths(of: member.value, at: path))
      }
    case let list as [Any]:
      list.reduce(into: []) { $0.formUnion(paths(of: $1, at: path + "[]")) }
    default: []
    }
  }
}
