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
  /// Whether nothing stands between the box and the machine: then its processes have to be sought.
  let isOpen: Bool

  /// What is mounted as `/box`.
  var boxFolder: FilePath { folder.appending("box") }
  /// What a box without bubblewrap has in place of a `/tmp` of its own.
  var scratchFolder: FilePath { folder.appending("scratch") }

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
    if isOpen { try emptyScratch() }
  }

  private func emptyScratch() throws(SandboxError) {
    SystemCalls.remove(scratchFolder)
    try SystemCalls.makeFolder(scratchFolder, permissions: 0o700)
    if let user { try SystemCalls.setOwner(scratchFolder, user) }
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
  ///   killed; `CancellationError`.
  func waitUntilEmpty() async throws {
    for round in 0..<400 {
      if isEmpty { return }
      if round % 20 == 10 { killAll() }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw SandboxError.slotOccupied(number)
  }

  /// Ends what a box without bubblewrap has left behind, also in a cancelled task.
  ///
  /// - Throws: `SandboxError.slotOccupied` where processes stay for two seconds although they were
  ///   killed.
  func clear() throws(SandboxError) {
    guard isOpen else { return }
    for _ in 0..<400 {
      if isEmpty { return }
      killAll()
      usleep(5000)
    }
    throw .slotOccupied(number)
  }

  /// Kills what a grader that was killed itself, or a bubblewrap that is none, may have left in the
  /// slot.
  ///
  /// Only for a slot whose lock is held and that runs no box: nobody else's processes are in it then.
  /// Those that have become the grader's children are asked for, so that they are gone; a launcher
  /// that has ended is Subprocess's to ask for.
  func killAll(except launcher: Int32? = nil) {
    var left = (controlGroup?.members ?? []) + runaways(from: launcher)
    controlGroup?.kill()
    if let user { left += ProcessTree.processes(of: user) }
    left.removeAll { $0 == launcher }
    for process in left {
      let group = getpgid(process)
      // At once with all that it forks meanwhile.
      if isOpen, group > 1, group != getpgrp() { kill(-group, SIGKILL) }
      kill(process, SIGKILL)
    }
    for _ in 0..<10 where !left.isEmpty {
      left.removeAll { waitpid($0, nil, WNOHANG) != 0 }
      if !left.isEmpty { usleep(1000) }
    }
  }

  /// What the box's processes use together, where no control group counts it.
  func usage(below launcher: Int32) -> ProcessTree.Usage {
    var processes = Set(ProcessTree(root: launcher).processes)
    processes.formUnion(runaways(from: launcher))
    if isOpen, let user { processes.formUnion(ProcessTree.processes(of: user)) }
    return ProcessTree.usage(of: Array(processes))
  }

  /// The processes of a box without bubblewrap that are no longer below its launcher.
  ///
  /// The grader is the subreaper: whoever loses its parent becomes the grader's child. What else the
  /// grader starts is in the grader's own session, which no process of a box can join. That holds for
  /// one box at a time.
  private func runaways(from launcher: Int32?) -> [Int32] {
    guard isOpen, user == nil else { return [] }
    let session = getsid(0)
    return ProcessTree.children(of: getpid())
      .filter { child in
        let other = ProcessTree.session(of: child)
        return child != launcher && other != nil && other != session
      }
      .flatMap { ProcessTree(root: $0).processes }
  }

  private var isEmpty: Bool {
    if let controlGroup { return controlGroup.isEmpty }
    // In bubblewrap an ordinary user's processes can't be told from the box's; the pid namespace ends
    // those.
    guard let user else { return runaways(from: nil).isEmpty }
    return ProcessTree.processes(of: user).isEmpty
  }
}
