// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots/`.
///
/// With `RECORD_SNAPSHOTS=1` the file is written instead. A missing file fails and nothing is written.
func expectSnapshot(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectFile(
    text,
    testsFolder.appendingPathComponent("Snapshots/\(name)"),
    sourceLocation: sourceLocation
  )
}

/// Compares a text with a generated document in `docs/`, under the same rules.
func expectDocument(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectFile(
    text,
    projectFolder.appendingPathComponent("docs/\(name)"),
    sourceLocation: sourceLocation
  )
}

/// The project's own folder.
let projectFolder = testsFolder.deletingLastPathComponent().deletingLastPathComponent()

private let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

private func expectFile(_ text: String, _ file: URL, sourceLocation: SourceLocation) throws {
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let remedy = "to record it: RECORD_SNAPSHOTS=1 swift test --filter ReportsTests"
  guard let recorded = try? Data(contentsOf: file) else {  // Whatever the cause, it is not there.
    Issue.record(
      "'\(file.lastPathComponent)' is missing; \(remedy)",
      sourceLocation: sourceLocation
    )
    return
  }
  let expected = String(decoding: recorded, as: UTF8.self)
  let difference = firstDifference(text, expected)
  #expect(
    text == expected,
    "'\(file.lastPathComponent)' is not up to date: \(difference); \(remedy)",
    sourceLocation: sourceLocation
  )
}

private func firstDifference(_ text: String, _ expected: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for (number, pair) in zip(lines, expectedLines).enumerated() where pair.0 != pair.1 {
    return "line \(number + 1) is '\(pair.0)', recorded '\(pair.1)'"
  }
  return "it has \(lines.count) lines, recorded \(expectedLines.count)"
}
