// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// What has to hold whatever a submission does, beside its own status.
struct Invariant {
  /// Stands in a file and in an environment variable of the grader's, and may stand nowhere else.
  let canary: String
  private let canaryFile: String
  private let before: [String: String]

  /// Puts the canaries out and remembers how the outside looks.
  init(folder: String) throws {
    canary = "CANARY-\(UUID().uuidString)"
    canaryFile = "\(folder)/CANARY"
    try canary.write(toFile: canaryFile, atomically: true, encoding: .utf8)
    chmod(canaryFile, 0o600)
    setenv("GRADER_SECRET", canary, 1)
    before = Self.outside(folder)
  }

  /// Holds it once everything is over.
  ///
  /// `said` is all that the verdicts hold, `told` what they say in the grader's own words.
  func hold(in folder: String, said: String, told: String) {
    for secret in [canary, "root:x:0"] { #expect(!said.contains(secret), "'\(secret)' got out") }
    for path in ["/opt/", "/toolchain", "/box/", "/kit/", "/tmp/grade"] {
      #expect(!told.contains(path), "'\(path)' got out")
    }
    let after = Self.outside(folder)
    // The names alone that differ: there are hundreds.
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(changed == [], "something outside the box changed")
  }

  /// Names, sizes and times of what a box could reach if it were open.
  private static func outside(_ folder: String) -> [String: String] {
    var found: [String: String] = [:]
    for root in [folder, testCacheFolder] {
      for name in FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [] {
        // Another test may be waiting for the same lock; nothing is kept in one.
        if name.hasSuffix(".lock") { continue }
        var information = stat()
        lstat("\(root)/\(name)", &information)
        // The kit's time is that of its last use; what stands in it is compared instead.
        let isKitMark = name.hasSuffix("/made-from")
        let content =
          isKitMark ? try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8) : nil
        found["\(root)/\(name)"] =
          "\(information.st_size) \(content ?? "\(information.st_mtim.tv_sec)") \(information.st_mode)"
      }
    }
    for path in [
      "/tmp/pwned", "/pwned", "\(repositoryRoot)/pwned", "/tmp/filler-0", "/canary",
      "/tmp/abs.swift", "/tmp/evil.swift", "\(repositoryRoot)/x", "\(repositoryRoot)/../evil.swift",
    ] {
      found[path] = "\(access(path, F_OK))"
    }
    return found
  }

  /// The processes of the slots' users a second later, or sooner where there are none; zombies too.
  ///
  /// To be asked while the slots are held: another grader may have them after.
  static func leftOver(_ users: [UInt32]) async throws -> [String] {
    for _ in 0..<100 {
      if processes(of: users).isEmpty { return [] }
      try await Task.sleep(for: .milliseconds(10))
    }
    return processes(of: users)
  }

  private static func processes(of users: [UInt32]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      var information = stat()
      return name.first?.isNumber == true && stat("/proc/\(name)", &information) == 0
        && users.contains(information.st_uid)
    }
  }
}
