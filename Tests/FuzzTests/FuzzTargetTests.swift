// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What fuzzing starts from and what it found, read once more.
@Suite struct FuzzTargetTests {
  @Test("Each seed is taken by its target, and what has to hold does", arguments: try names())
  func seeds(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      let python = Process()
      python.executableURL = URL(fileURLWithPath: "\(repositoryRoot)/Fuzz/seeds")
      python.arguments = ["\(folder)/seeds"]
      try python.run()
      python.waitUntilExit()

      let outcomes = try Self.outcomes(of: name, inputs: "\(folder)/seeds/\(name)", folder)

      #expect(outcomes.count >= 4)
      #expect(outcomes.filter { $0.value != .taken } == [:])
    }
  }

  @Test("What fuzzing found stays mended", arguments: try names())
  func finds(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      let outcomes = try Self.outcomes(
        of: name,
        inputs: "\(repositoryRoot)/Fuzz/Finds/\(name)",
        folder
      )

      #expect(outcomes.filter { $0.value != .taken && $0.value != .refused } == [:])
    }
  }

  private static func names() throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("grade-test-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try FuzzTarget.all(in: folder).map(\.name)
  }

  /// By the inputs' names; none where there is no such folder.
  private static func outcomes(
    of name: String,
    inputs: String,
    _ folder: String
  ) throws -> [String: FuzzTarget.Outcome] {
    let target = try #require(
      try FuzzTarget.all(in: "\(folder)/work").first { $0.name == name }
    )
    let names = (try? FileManager.default.contentsOfDirectory(atPath: inputs)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(inputs)/\(name)"))
        return (name, target.read(Array(bytes)))
      }
    )
  }
}
