// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// A place for one box at a time: a folder, and as root a user and control groups of its own.
struct Slot: Sendable {
  /// The first user id that boxes run under when the grader runs as root.
  ///
  /// The range above 60600 is
  /// used neither by adduser (1000–59999) nor by systemd (60001–60513, 61184–65519).
  static let firstUser: UInt32 = 60_600
  /// One below the first id that systemd gives out.
  static let most = 500

  let number: Int
  /// The host's user for the box, or nil for the caller's own.
  let user: UInt32?
  let folder: FilePath
  let controlGroup: ControlGroup?

  /// What is mounted as `/box`.
  var boxFolder: FilePath { folder.appending("box") }

  /// Puts a box's files where bubblewrap will find them, in place of the last box's.
  func fill(with box: Box) throws(SandboxError) {
    SystemCalls.remove(boxFolder)
    try SystemCalls.makeFolder(boxFolder, permissions: 0o700)
    for file in box.files {
      let path = boxFolder.appending(file.name)
      let permissions: FilePermissions =
        file.isExecutable ? [.ownerReadExecute] : [.ownerRead]
      try SystemCalls.write(file.bytes, to: path, permissions: permissions)
      if let user { try SystemCalls.setOwner(path, user) }
    }
    if let user { try SystemCalls.setOwner(boxFolder, user) }
  }

  /// Waits until no process of the last box is left: its kernel side ends a little after bubblewrap.
  ///
  /// - Throws: `SandboxError.slotOccupied` after two seconds.
  func waitUntilEmpty() async throws {
    for _ in 0..<400 {
      if isEmpty { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw SandboxError.slotOccupied(number)
  }

  private var isEmpty: Bool {
    if let controlGroup { return controlGroup.isEmpty }
    // An ordinary user's processes can't be told from the box's; the pid namespace ends those.
    guard let user else { return true }
    return !SystemCalls.entries("/proc").contains { name in
      guard name.first?.isNumber == true else { return false }
      var information = stat()
      return stat("/proc/\(name)", &information) == 0 && information.st_uid == user
    }
  }
}
