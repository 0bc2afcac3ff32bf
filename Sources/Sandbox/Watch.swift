// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// Holds from outside what no single process's limit can: a box's wall clock, its CPU time as a
/// whole and, where no control group does, its memory.
struct Watch: Sendable {
  /// The launcher, above all processes of the box.
  let process: Int32
  let limits: BoxLimits
  let slot: Slot
  /// What the control group had counted before this box.
  let before: ControlGroupUsage

  /// How often a control group's clock is looked at.
  private static let period = Duration.milliseconds(50)
  /// How often the processes are looked at where there is no control group.
  ///
  /// A program can fill some 100 MiB between two looks; the fence on its address space stands
  /// behind.
  private static let shortPeriod = Duration.milliseconds(20)
  /// What bubblewrap uses itself, and what a single process's own limit may be late by.
  private static let cpuSlackSeconds = 0.1

  /// Returns when the task is cancelled, or in bubblewrap after it has called `stop`.
  ///
  /// Without bubblewrap, what has run away from the launcher outlives it, and may hold the streams
  /// whose end is waited for: it is killed until the task is cancelled.
  func wait(on clock: ContinuousClock, stop: @Sendable (Outcome.Ending) -> Void) async {
    let deadline = clock.now + limits.wall
    let period = slot.controlGroup == nil ? Self.shortPeriod : Self.period
    while true {
      let next = clock.now + period
      let wake = clock.now < deadline ? min(next, deadline) : next
      // A cancelled sleep ends the watch: the box is over.
      guard (try? await clock.sleep(until: wake)) != nil else { return }
      // A watch that was woken late must not take what has ended for what ran on.
      if hasEnded {
        if !slot.isOpen { return }
        slot.killAll(except: process)
      } else if let limit = passedLimit() ?? (clock.now < deadline ? nil : .wallLimit) {
        stop(limit)
        if !slot.isOpen { return }
      }
    }
  }

  /// Whether the launcher has ended, and only the streams are still open.
  private var hasEnded: Bool {
    let line = SystemCalls.read(FilePath("/proc/\(process)/stat")) ?? ""
    return line.isEmpty || ProcessTree.isZombie(stat: line)
  }

  private func passedLimit() -> Outcome.Ending? {
    let cpuSeconds: Double
    if let controlGroup = slot.controlGroup {
      cpuSeconds = Double((controlGroup.usage - before).cpuNanoseconds) / 1e9
    } else {
      let usage = slot.usage(below: process)
      if usage.residentBytes > limits.memoryBytes { return .memoryLimit }
      cpuSeconds = usage.cpuSeconds
    }
    return cpuSeconds > Double(limits.cpuSeconds) + Self.cpuSlackSeconds ? .cpuLimit : nil
  }
}
