// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Intake
import Sandbox
import TestSupport
import Testing
import Verdicts

extension HostileTests {
  @Test(
    "An archive is rejected, and nothing of it is anywhere",
    arguments: HostileArchive.all
  )
  func ends(_ hostile: HostileArchive) async throws {
    try await withTemporaryFolder { folder in
      let machine = try Machine()
      try await Self.warmUp.value
      let inner = "\(folder)/in/ner"
      try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
      try hostile.archive("\(folder)/CANARY").write(to: "\(inner)/ada\(hostile.suffix)")
      let invariant = try Invariant(folder: folder)

      let (submission, seconds, grownBytes) = try measured {
        try SubmissionReader(exercises: ["fib"]).submission(at: "\(inner)/ada\(hostile.suffix)")
      }
      let (bad, good, leftOver) = try await grade(submission, machine: machine)

      #expect(
        bad.verdicts.map(\.status.rawValue) == ["rejected"] + Array(repeating: "skipped", count: 4)
      )
      let told = bad.verdicts.map(Messages(in: .english).message(of:)).joined(separator: "\n")
      #expect(told.contains(hostile.says), "it says: \(told)")
      #expect(seconds < 1)
      // The archive itself, a source file at most, and what libarchive needs.
      #expect(grownBytes < 16 << 20)
      #expect(good.status == .passed, "the good submission beside it: \(good.verdicts)")
      #expect(leftOver == [], "processes stayed")
      invariant.hold(in: folder, said: "\(bad) \(submission)", told: "")
    }
  }

  /// Runs `body`; how long it took, and by how much this process was larger at most while it ran.
  private func measured<Result>(
    _ body: () throws -> Result
  ) throws -> (Result, seconds: Double, grownBytes: Int) {
    // Sets the largest size so far back to what it is now: proc(5).
    try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = try peakBytes()
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    return (result, (clock.now - start) / .seconds(1), try peakBytes() - before)
  }

  private func peakBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(
      line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    )
      << 10
  }
}
