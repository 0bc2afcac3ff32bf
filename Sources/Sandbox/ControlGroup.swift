// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// The control groups of one worker slot: memory, processes and CPU time of a box as a whole.
///
/// Version 1 of the interface, whose controllers are separate trees
/// (Documentation/admin-guide/cgroup-v1 of Linux). Root may write them; an ordinary user may not,
/// and gets resource limits alone.
struct ControlGroup: Sendable {
  /// What the kernel counted for one box.
  struct Usage: Sendable {
    let cpuNanoseconds: Int
    let outOfMemoryKills: Int
  }

  private let memory: FilePath
  private let processes: FilePath
  private let cpu: FilePath

  /// Makes the groups of a slot below the grader's own, or nil where the machine does not let it.
  init?(slot: Int) {
    let own = Self.ownGroups()
    guard let memory = Self.make("memory", slot, own), let cpu = Self.make("cpuacct", slot, own),
      let processes = Self.make("pids", slot, own)
    else { return nil }
    self.memory = memory
    self.cpu = cpu
    self.processes = processes
  }

  /// The files that a process writes its number to, to enter.
  var doors: [String] {
    [memory, processes, cpu].map { $0.appending("cgroup.procs").string }
  }

  /// Sets the limits and counters for the next box; says whether the kernel took them.
  func prepare(_ limits: BoxLimits) -> Bool {
    let bytes = String(limits.memoryBytes)
    // Memory with swap may not be below memory: widen the one, set the other, then narrow.
    let unlimited = SystemCalls.tell(memory.appending("memory.memsw.limit_in_bytes"), "-1")
    guard SystemCalls.tell(memory.appending("memory.limit_in_bytes"), bytes) else { return false }
    if unlimited {
      guard SystemCalls.tell(memory.appending("memory.memsw.limit_in_bytes"), bytes) else {
        return false
      }
    }
    return SystemCalls.tell(processes.appending("pids.max"), String(limits.processes + 4))
      && SystemCalls.tell(cpu.appending("cpuacct.usage"), "0")
  }

  /// What the kernel has counted since ``prepare(_:)``; kills are counted since the group was made.
  var usage: Usage {
    let cpu = SystemCalls.read(cpu.appending("cpuacct.usage")) ?? ""
    let control = SystemCalls.read(memory.appending("memory.oom_control")) ?? ""
    let kills = control.split(separator: "\n").first { $0.hasPrefix("oom_kill ") }
    return Usage(
      cpuNanoseconds: Int(cpu.trimmingSuffix(while: \.isWhitespace)) ?? 0,
      outOfMemoryKills: kills.flatMap { Int($0.dropFirst("oom_kill ".count)) } ?? 0
    )
  }

  /// Whether no process is left in the groups.
  var isEmpty: Bool {
    (SystemCalls.read(processes.appending("cgroup.procs")) ?? "").isEmpty
  }

  /// Takes the groups away, as far as they are empty.
  func remove() {
    for group in [memory, processes, cpu] { rmdir(group.string) }
  }

  /// The grader's own group in each tree, from lines like `9:memory:/user.slice`.
  private static func ownGroups() -> [String: String] {
    let lines = (SystemCalls.read("/proc/self/cgroup") ?? "").split(separator: "\n")
    var groups: [String: String] = [:]
    for line in lines {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      for controller in fields[1].split(separator: ",") {
        groups[String(controller)] = String(fields[2])
      }
    }
    return groups
  }

  private static func make(
    _ controller: String,
    _ slot: Int,
    _ own: [String: String]
  ) -> FilePath? {
    guard let group = own[controller] else { return nil }
    let path = FilePath("/sys/fs/cgroup/\(controller)\(group)/grade-\(slot)")
    guard mkdir(path.string, 0o755) == 0 || errno == EEXIST else { return nil }
    return path
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
