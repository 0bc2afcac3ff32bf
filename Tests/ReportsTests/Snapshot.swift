// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
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
    testsFolder.appendingPathComponent("Snapshots/\(name)").path,
    recordedBy: "ReportsTests",
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
    "\(repositoryRoot)/docs/\(name)",
    recordedBy: "ReportsTests",
    sourceLocation: sourceLocation
  )
}

private let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
