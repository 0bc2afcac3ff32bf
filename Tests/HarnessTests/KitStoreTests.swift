// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Harness

@Suite struct KitStoreTests {
  @Test("What is kept stays, and is made once")
  func kept() async throws {
    try await withTemporaryFolder { folder in
      let store = KitStore(folder: "\(folder)/kept")

      let first = try await store.entry(holding: "a") { new in
        try "1".write(toFile: "\(new)/file", atomically: true, encoding: .utf8)
      }
      let second = try await store.entry(holding: "a") { _ in Issue.record("made again") }

      #expect(first == second)
      #expect(try String(contentsOfFile: "\(second)/file", encoding: .utf8) == "1")
    }
  }

  /// What lies there is linked into every program: who can write to it could forge marks.
  @Test("A folder that others can write to is refused")
  func openToOthers() async throws {
    try await withTemporaryFolder { folder in
      chmod(folder, 0o777)

      await #expect(
        throws: HarnessError.cacheUnusable(path: folder, reason: "others can write to it")
      ) {
        try await KitStore(folder: folder).entry(holding: "a") { _ in }
      }
    }
  }
}
