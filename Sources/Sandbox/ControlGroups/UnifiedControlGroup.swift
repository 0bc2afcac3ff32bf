// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
package import SystemPackage

/// A control group of version 2, which has all controllers in one tree
/// (Documentation/admin-guide/cgroup-v2.rst of Linux).
package struct UnifiedControlGroup: ControlGroup {
  private let folder: FilePath

  /// Makes the group in a folder whose children have the controllers, or nil where the machine does
  /// not let it.
  package init?(name: String, below base: FilePath) {
    folder = base.appending(name)
    guard mkdir(folder.string, 0o755) == 0 || errno == EEXIST else { return nil }
    let controllers = SystemCalls.read(folder.appending("cgroup.controllers")) ?? ""
    guard Self.hasNeeded(controllers) else {
      rmdir(folder.string)
      return nil
    }
  }

  /// Whether a list of controllers has those without which there is nothing to hold a box with.
  package static func hasNeeded(_ controllers: String) -> Bool {
    let names = controllers.split(whereSeparator: \.isWhitespace)
    return names.contains("memory") && names.contains("pids")
  }

  package var doors: [String] { [folder.appending("cgroup.procs").string] }

  package func prepare(_ limits: BoxLimits) -> Bool {
    let swap = folder.appending("memory.swap.max")
    // A kernel that accounts for no swap has no such file; out of memory ends the box as a whole
    // from Linux 4.19 on.
    _ = SystemCalls.tell(folder.appending("memory.oom.group"), "1")
    return SystemCalls.tell(folder.appending("memory.max"), String(limits.memoryBytes))
      && (SystemCalls.tell(swap, "0") || SystemCalls.read(swap) == nil)
      && SystemCalls.tell(
        folder.appending("pids.max"),
        String(limits.processes + Self.processesBeside)
      )
  }

  package var usage: ControlGroupUsage {
    let cpu = SystemCalls.read(folder.appending("cpu.stat")) ?? ""
    let events = SystemCalls.read(folder.appending("memory.events")) ?? ""
    return ControlGroupUsage(
      cpuNanoseconds: (ControlGroupFile.number("usage_usec", in: cpu) ?? 0) * 1000,
      outOfMemoryKills: ControlGroupFile.number("oom_kill", in: events) ?? 0
    )
  }

  package var isEmpty: Bool {
    ControlGroupFile.number(
      "populated",
      in: SystemCalls.read(folder.appending("cgroup.events")) ?? ""
    ) != 1
  }

  var members: [Int32] {
    ControlGroupFile.processes(
      in: SystemCalls.read(folder.appending("cgroup.procs")) ?? ""
    )
  }

  package func kill() {
    if SystemCalls.tell(folder.appending("cgroup.kill"), "1") { return }
    // Before Linux 5.14.
    for process in members { Glibc.kill(process, SIGKILL) }
  }

  func remove() { rmdir(folder.string) }
}
