// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// A place for one box at a time: a folder, and as root a user and a control group of its own.
struct Slot: Sendable {
  /// The first user id that boxes run under when the grader runs as root.
  ///
  /// The range is used neither by adduser (1000–59999) nor by systemd (60001–60577, 61184–65519).
  static let firstUser: UInt32 = 60_650
  static let most = 450

  let number: Int
  /// The host's user for the box, or nil for the caller's own.
  let user: UInt32?
  let folder: FilePath
  let controlGroup: (any ControlGroup)?

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

  /// Gives the folders that a box may write to the box's user, or back to the grader's.
  func setOwner(ofWritableMounts box: Box, toBox: Bool) throws(SandboxError) {
    guard let user else { return }
    for mount in box.mounts where mount.isWritable {
      try SystemCalls.setOwner(FilePath(mount.host), toBox ? user : geteuid())
    }
  }

  /// Waits until no process of the last box is left: its kernel side ends a little after bubblewrap.
  ///
  /// - Throws: `SandboxError.slotOccupied` where processes stay for two seconds although they were
  ///   killed.
  func waitUntilEmpty() async throws {
    for round in 0..<400 {
      if isEmpty { return }
      if round % 20 == 10 { killAll() }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw SandboxError.slotOccupied(number)
  }

  /// Kills what a grader that was killed itself, or a bubblewrap that is none, may have left in the
  /// slot.
  ///
  /// Only for a slot whose lock is held and that runs no box: nobody else's processes are in it then.
  /// Those that have become the grader's children are asked for, so that they are gone.
  func killAll() {
    var left = controlGroup?.members ?? []
    controlGroup?.kill()
    if let user { left += ProcessTree.processes(of: user) }
    for process in left { kill(process, SIGKILL) }
    for _ in 0..<10 where !left.isEmpty {
      left.removeAll { waitpid($0, nil, WNOHANG) != 0 }
      if !left.isEmpty { usleep(1000) }
    }
  }

  private var isEmpty: Bool {
    if let controlGroup { return controlGroup.isEmpty }
    // An ordinary user's processes can't be told from the box's; the pid namespace ends those.
    guard let user else { return true }
    return ProcessTree.processes(of: user).isEmpty
  }
}
