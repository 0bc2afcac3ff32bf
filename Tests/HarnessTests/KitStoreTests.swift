// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import TestSupport
import Testing

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

  @Test("What was not used for 60 days goes when something new comes, unless it is being made")
  func unused() async throws {
    try await withTemporaryFolder { folder in
      let store = KitStore(folder: "\(folder)/kept")
      var entries: [String: String] = [:]
      for name in ["used", "old", "locked", "reused"] {
        entries[name] = try await store.entry(holding: name) { _ in }
      }
      for name in ["old", "locked", "reused"] {
        let times = [timeval](
          repeating: timeval(tv_sec: time(nil) - 61 * 24 * 3600, tv_usec: 0),
          count: 2
        )
        utimes("\(try #require(entries[name]))/made-from", times)
      }
      let lock = open("\(try #require(entries["locked"])).lock", O_WRONLY)
      flock(lock, LOCK_EX)
      defer { close(lock) }
      _ = try await store.entry(holding: "reused") { _ in Issue.record("made again") }

      _ = try await store.entry(holding: "new") { _ in }

      let left = entries.filter { access($0.value, F_OK) == 0 }.keys.sorted()
      #expect(left == ["locked", "reused", "used"])
    }
  }

  @Test("What was left unfinished is made anew")
  func unfinished() async throws {
    try await withTemporaryFolder { folder in
      let store = KitStore(folder: "\(folder)/kept")
      let entry = try await store.entry(holding: "a") { _ in }
      unlink("\(entry)/made-from")
      try "half".write(toFile: "\(entry)/file", atomically: true, encoding: .utf8)

      let again = try await store.entry(holding: "a") { new in
        #expect(access("\(new)/file", F_OK) != 0)
      }

      #expect(again == entry)
    }
  }

  /// What lies there is linked into every program: who can write to it could forge marks.
  @Test("A folder that others can write to is refused")
  func openToOthers() async throws {
    try await withTemporaryFolder { folder in
      chmod(folder, 0o777)

      await #expect(
        throws: HarnessError.cacheUnusable(path: folder, .openToOthers)
      ) {
        try await KitStore(folder: folder).entry(holding: "a") { _ in }
      }
    }
  }
}
