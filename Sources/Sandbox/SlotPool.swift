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

  /// Makes slots below a folder.
  ///
  /// As root each has a user of its own that no other grader on this machine uses at the same
  /// time; a lock on a file below `/run/lock` holds the number.
  init(count: Int, folder: FilePath) throws(SandboxError) {
    var slots: [Slot] = []
    var locks: [FileDescriptor] = []
    let isRoot = geteuid() == 0
    var number = 0
    while slots.count < count {
      guard number < Slot.most else { throw .slotOccupied(number) }
      if isRoot {
        guard let lock = try Self.lock(number) else {
          number += 1
          continue
        }
        locks.append(lock)
      }
      let slotFolder = folder.appending("slot-\(number)")
      try SystemCalls.makeFolder(slotFolder, permissions: 0o711)
      slots.append(
        Slot(
          number: number,
          user: isRoot ? Slot.firstUser + UInt32(number) : nil,
          folder: slotFolder,
          controlGroup: isRoot ? ControlGroup(slot: number) : nil
        )
      )
      number += 1
    }
    free = slots
    self.locks = locks
    enforcement =
      slots.allSatisfy { $0.controlGroup != nil } ? .controlGroup : .resourceLimitsOnly
  }

  nonisolated let enforcement: LimitEnforcement

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
  func close() {
    for slot in free { slot.controlGroup?.remove() }
    for lock in locks { try? lock.close() }  // Only memory is lost if this fails: the process ends.
  }

  /// The held lock of a slot number, or nil where another grader holds it.
  private static func lock(_ number: Int) throws(SandboxError) -> FileDescriptor? {
    let path = FilePath("/run/lock/grade-slot-\(number)")
    do {
      let file = try FileDescriptor.open(
        path,
        .writeOnly,
        options: [.create, .noFollow, .closeOnExec],
        permissions: .ownerReadWrite
      )
      if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return file }
      try file.close()
      return nil
    } catch {
      throw .fileSystem(path: path.string, error as? Errno ?? .ioError)
    }
  }
}
