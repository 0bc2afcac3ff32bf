// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport

/// Somebody who is not root, with the built program and a cache within reach: whoever runs the tests,
/// or where that is root, a user that nobody has.
struct OrdinaryUser {
  private static let id: uid_t = 60_600

  private let folder = "\(testCacheFolder)-ordinary"
  private let isOther = geteuid() == 0

  /// What becomes a program as this user.
  var becoming: [String] {
    isOther
      ? [
        "chroot", "--userspec=+\(Self.id):+\(Self.id)", "--groups=", "--skip-chdir", "/",
      ] : []
  }

  /// What the environment has of its own.
  var changes: [String: String] { ["HOME": folder, "XDG_CACHE_HOME": folder] }

  /// The program, where this user can read it: the repository may lie where only root can.
  var program: String {
    get throws {
      let built = try GradeProgram.path
      guard isOther else { return built }
      let copy = "\(folder)/bin/grade"
      let files = FileManager.default
      try files.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
      if try date(of: copy) != date(of: built) {
        try? files.removeItem(atPath: copy)
        try files.copyItem(atPath: built, toPath: copy)
      }
      chown(folder, Self.id, Self.id)
      return copy
    }
  }

  /// Makes a folder and all that is in it this user's.
  func own(_ folder: String) throws {
    guard isOther else { return }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for path in [folder] + names.map({ "\(folder)/\($0)" }) { lchown(path, Self.id, Self.id) }
  }

  private func date(of file: String) throws -> Date? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
  }
}
