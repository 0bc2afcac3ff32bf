// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// Holds from outside what no single process's limit can: a box's wall clock, its CPU time as a
/// whole and, where no control group does, its memory.
struct Watch: Sendable {
  /// The launcher, above all processes of the box.
  let process: Int32
  let limits: BoxLimits
  let controlGroup: (any ControlGroup)?
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

  /// Returns when the task is cancelled, or after it has called `stop`.
  func wait(on clock: ContinuousClock, stop: @Sendable (Outcome.Ending) -> Void) async {
    let deadline = clock.now + limits.wall
    let period = controlGroup == nil ? Self.shortPeriod : Self.period
    while clock.now < deadline {
      // A cancelled sleep ends the watch: the box is over.
      guard (try? await clock.sleep(until: min(clock.now + period, deadline))) != nil else {
        return
      }
      if let limit = passedLimit() { return stop(limit) }
    }
    stop(.wallLimit)
  }

  private func passedLimit() -> Outcome.Ending? {
    let cpuSeconds: Double
    if let controlGroup {
      cpuSeconds = Double((controlGroup.usage - before).cpuNanoseconds) / 1e9
    } else {
      let usage = ProcessTree(root: process).usage
      if usage.residentBytes > limits.memoryBytes { return .memoryLimit }
      cpuSeconds = usage.cpuSeconds
    }
    return cpuSeconds > Double(limits.cpuSeconds) + Self.cpuSlackSeconds ? .cpuLimit : nil
  }
}
