// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// Holds a box's wall clock and, where no control group does, its memory.
struct Watch: Sendable {
  /// The launcher, above all processes of the box.
  let process: Int32
  let limits: BoxLimits
  let watchesMemory: Bool

  /// How often memory is looked at.
  ///
  /// A program can fill some 100 MiB between two looks; the fence on
  /// its address space stands behind.
  private static let period = Duration.milliseconds(20)

  /// Returns when the task is cancelled, or after it has called `stop`.
  func wait(on clock: ContinuousClock, stop: @Sendable (Outcome.Ending) -> Void) async {
    let deadline = clock.now + limits.wall
    // A cancelled sleep ends the watch: the box is over.
    while clock.now < deadline {
      let next = watchesMemory ? min(clock.now + Self.period, deadline) : deadline
      guard (try? await clock.sleep(until: next)) != nil else { return }
      if watchesMemory, residentBytes(of: process) > limits.memoryBytes {
        return stop(.memoryLimit)
      }
    }
    stop(.wallLimit)
  }

  /// Resident memory of a process and all below it; shared pages count for each.
  private func residentBytes(of process: Int32) -> Int {
    let folder = FilePath("/proc/\(process)")
    let pages = (SystemCalls.read(folder.appending("statm")) ?? "").split(separator: " ")
      .dropFirst().first.flatMap { Int($0) }
    let children = SystemCalls.read(folder.appending("task/\(process)/children")) ?? ""
    return (pages ?? 0) * 4096
      + children.split(separator: " ").compactMap { Int32($0) }
      .reduce(0) { $0 + residentBytes(of: $1) }
  }
}
