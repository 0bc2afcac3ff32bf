// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// Hands out worker slots, first come, first served.
///
/// An actor because callers queue here until a slot is free.
actor SlotPool {
  private var free: [Slot]
  private var waiting: [CheckedContinuation<Slot, Never>] = []
  private let locks: [FileDescriptor]
  private let tree: ControlGroupTree?

  nonisolated let enforcement: LimitEnforcement
  nonisolated let users: [UInt32]
  nonisolated let layout: BoxLayout

  /// Makes slots below a folder, at most ``Slot/most``, with control groups where there is a tree.
  ///
  /// As root each has a user of its own that no other grader on this machine uses at the same time;
  /// a lock on a file in `runFolder`, which is root's alone, holds the number.
  init(
    count: Int,
    folder: FilePath,
    runFolder: FilePath?,
    tree: ControlGroupTree?,
    areOpen: Bool
  ) throws(SandboxError) {
    var slots: [Slot] = []
    var locks: [FileDescriptor] = []
    let isRoot = geteuid() == 0
    if isRoot, let runFolder, let tree { Self.removeStale(in: tree, runFolder: runFolder) }
    var number = 0
    while slots.count < count {
      guard number < Slot.most else { throw .slotOccupied(number) }
      defer { number += 1 }
      if isRoot, let runFolder {
        guard let lock = try Self.lock(number, in: runFolder) else { continue }
        locks.append(lock)
      }
      let slotFolder = folder.appending("slot-\(number)")
      try SystemCalls.makeFolder(slotFolder, permissions: 0o711)
      let slot = Slot(
        number: number,
        user: isRoot ? Slot.firstUser + UInt32(number) : nil,
        folder: slotFolder,
        // An ordinary user's slot numbers are not locked: the groups of several graders would meet.
        controlGroup: tree?.makeGroup(slot: isRoot ? number : Int(getpid()) * 1000 + number),
        isOpen: areOpen
      )
      if isRoot { slot.killAll() }
      slots.append(slot)
    }
    free = slots
    self.locks = locks
    self.tree = tree
    users = slots.compactMap(\.user)
    layout = areOpen ? .host(slots[0]) : .bubblewrap
    enforcement =
      slots.allSatisfy { $0.controlGroup != nil } ? .controlGroup : .resourceLimitsOnly
  }

  /// Waits for a free slot.
  func take() async -> Slot {
    guard free.isEmpty else { return free.removeFirst() }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func giveBack(_ slot: Slot) {
    if waiting.isEmpty {
      free.append(slot)
    } else {
      waiting.removeFirst().resume(returning: slot)
    }
  }

  /// Takes away what the slots left on the machine.
  ///
  /// No box may run any more.
  func close() async {
    for slot in free {
      try? await slot.waitUntilEmpty()  // A group that stays is removed by the next grader.
      slot.controlGroup?.remove()
    }
    tree?.close()
    for lock in locks { try? lock.close() }  // Only memory is lost if this fails: the process ends.
  }

  /// Takes away the control groups of graders that were killed: those whose slot nobody holds.
  private static func removeStale(in tree: ControlGroupTree, runFolder: FilePath) {
    for number in tree.slots where number < Slot.most {
      guard let lock = try? lock(number, in: runFolder) else { continue }
      tree.makeGroup(slot: number)?.remove()
      try? lock.close()  // As in `close()`.
    }
  }

  /// The held lock of a slot number, or nil where another grader holds it.
  private static func lock(
    _ number: Int,
    in runFolder: FilePath
  ) throws(SandboxError) -> FileDescriptor? {
    try SystemCalls.lock(runFolder.appending("slot-\(number)"))
  }
}
