// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Testing

/// Whether this run of the tests records what it gets instead of comparing it.
package let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

/// Compares a text with a file.
///
/// With `RECORD_SNAPSHOTS=1` the file is written instead. A missing file fails, and nothing is
/// written. `tests` are what to filter by to record it.
package func expectFile(
  _ text: String,
  _ file: String,
  recordedBy tests: String,
  sourceLocation: SourceLocation
) throws {
  let url = URL(fileURLWithPath: file)
  if isRecording {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
    return
  }
  let remedy = "to record it: RECORD_SNAPSHOTS=1 ./test --filter \(tests)"
  guard let recorded = try? Data(contentsOf: url) else {  // Whatever the cause, it is not there.
    Issue.record("'\(file)' is missing; \(remedy)", sourceLocation: sourceLocation)
    return
  }
  // Byte for byte: two texts may be equal as characters and differ as bytes.
  guard Array(text.utf8) != Array(recorded) else { return }
  let difference = firstDifference(text, String(decoding: recorded, as: UTF8.self))
  Issue.record("'\(file)': \(difference); \(remedy)", sourceLocation: sourceLocation)
}

private func firstDifference(_ text: String, _ recorded: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let recordedLines = recorded.split(separator: "\n", omittingEmptySubsequences: false)
  for (number, pair) in zip(lines, recordedLines).enumerated() where pair.0 != pair.1 {
    return "line \(number + 1) is '\(pair.0)', recorded '\(pair.1)'"
  }
  return "it has \(lines.count) lines, recorded \(recordedLines.count)"
}
