// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Gradebook
import Harness
import TestSupport
import Testing

@Suite struct RememberingHarnessTests {
  /// A harness for which nothing builds, and which says what it was asked for.
  private struct RefusingHarness: Harness {
    let identity = "refusing"

    func build(_ files: [SourceFile], for signatures: [Signature]) async throws -> BuildResult {
      let words = "\(files.count) files, \(signatures.count) functions"
      return .refused([BuildResult.Complaint(place: nil, severity: .error, message: words)])
    }

    func program(of files: [SourceFile], for signatures: [Signature]) async throws -> Program? {
      nil
    }

    func program(
      restoring executable: [UInt8],
      of files: [SourceFile],
      for signatures: [Signature]
    ) -> Program {
      preconditionFailure("nothing was built")
    }
  }

  private func complaints(_ result: BuildResult) -> [BuildResult.Complaint] {
    if case .refused(let complaints) = result { complaints } else { [] }
  }

  // A file's name and text could stand for two functions: the key was their texts in a row, without
  // how many of each there were.
  @Test("A build is never taken for that of other files and functions with the same texts in a row")
  func keysDiffer() async throws {
    try await withTemporaryFolder { folder in
      let harness = RememberingHarness(
        RefusingHarness(),
        store: try ContentStore(at: "\(folder)/builds.sqlite")
      )
      let functions = ["f", "g"].map { Signature(function: $0, arguments: [], returns: .int) }
      let file = SourceFile(name: "\(functions[0])", bytes: Array("\(functions[1])".utf8))

      let first = try await harness.build([file], for: [])
      let second = try await harness.build([], for: functions)

      #expect(complaints(first).map(\.message) == ["1 files, 0 functions"])
      #expect(complaints(second).map(\.message) == ["0 files, 2 functions"])
    }
  }
}
