// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// The folder of a running sandbox, with a lock that ends with the grader, however it ends.
struct WorkFolder: Sendable {
  let path: FilePath
  private let lock: FileDescriptor

  private static let parent = FilePath("/tmp")
  private static let prefix = "grade-box-"
  private static let lockName = "lock"

  /// Makes a folder under a random name, after taking away those of graders that were killed.
  ///
  /// - Throws: `SandboxError.fileSystem`.
  init() throws(SandboxError) {
    Self.removeStale()
    path = try SystemCalls.makeTemporaryFolder(prefix: "\(Self.parent)/\(Self.prefix)")
    guard let lock = try SystemCalls.lock(path.appending(Self.lockName)) else {
      throw .fileSystem(path: path.string, .wouldBlock)
    }
    self.lock = lock
  }

  /// Takes the folder away with all that is in it.
  func remove() {
    SystemCalls.remove(path)
    try? lock.close()  // The folder is gone; nothing waits for the lock.
  }

  /// Takes away the folders of this user's whose lock nobody holds.
  ///
  /// One without a lock is being made, unless it is old.
  private static func removeStale() {
    for name in SystemCalls.entries(parent) where name.hasPrefix(prefix) {
      let path = parent.appending(name)
      var information = stat()
      // `/tmp` is sticky: what is this user's folder now stays it.
      guard lstat(path.string, &information) == 0, information.st_uid == geteuid(),
        information.st_mode & S_IFMT == S_IFDIR
      else { continue }
      if lstat(path.appending(lockName).string, &information) == 0 {
        guard let lock = try? SystemCalls.lock(path.appending(lockName)) else { continue }
        SystemCalls.remove(path)
        try? lock.close()  // As in `remove()`.
      } else if time(nil) - information.st_mtim.tv_sec > 3600 {
        SystemCalls.remove(path)
      }
    }
  }
}
