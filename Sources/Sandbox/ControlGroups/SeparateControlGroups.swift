// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// A control group of version 1, whose controllers are separate trees
/// (Documentation/admin-guide/cgroup-v1 of Linux).
struct SeparateControlGroups: ControlGroup {
  private let memory: FilePath
  private let processes: FilePath
  private let accounting: FilePath
  /// Gives each slot an equal share of the processors, so that many processes in one box can't
  /// starve another; nil where the machine doesn't have it.
  private let shares: FilePath?

  /// The controllers without which there is nothing to hold a box with.
  static let needed = ["memory", "pids", "cpuacct"]
  static let wanted = needed + ["cpu"]

  /// Makes the groups below the grader's own, by controller, or nil where the machine does not let
  /// it.
  init?(name: String, below own: [String: FilePath]) {
    func make(_ controller: String) -> FilePath? {
      guard let path = own[controller]?.appending(name) else { return nil }
      return mkdir(path.string, 0o755) == 0 || errno == EEXIST ? path : nil
    }
    guard let memory = make("memory"), let processes = make("pids"),
      let accounting = make("cpuacct")
    else { return nil }
    self.memory = memory
    self.processes = processes
    self.accounting = accounting
    shares = make("cpu")
  }

  private var folders: [FilePath] { [memory, processes, accounting] + (shares.map { [$0] } ?? []) }

  /// Through `tasks` a thread enters by itself; `cgroup.procs` would wait until every process of the
  /// machine has passed a safe point, 8 to 20 ms here.
  var doors: [String] {
    folders.map { $0.appending("tasks").string }
  }

  func prepare(_ limits: BoxLimits) -> Bool {
    let bytes = String(limits.memoryBytes)
    // Memory with swap may not be below memory: widen the one, set the other, then narrow.
    let withSwap = memory.appending("memory.memsw.limit_in_bytes")
    let hasSwap = SystemCalls.tell(withSwap, "-1")
    guard SystemCalls.tell(memory.appending("memory.limit_in_bytes"), bytes) else { return false }
    guard !hasSwap || SystemCalls.tell(withSwap, bytes) else { return false }
    return SystemCalls.tell(
      processes.appending("pids.max"),
      String(limits.processes + Self.processesBeside)
    )
  }

  var usage: ControlGroupUsage {
    let cpu = SystemCalls.read(accounting.appending("cpuacct.usage")) ?? ""
    let control = SystemCalls.read(memory.appending("memory.oom_control")) ?? ""
    return ControlGroupUsage(
      cpuNanoseconds: ControlGroupFile.number(in: cpu) ?? 0,
      outOfMemoryKills: ControlGroupFile.number("oom_kill", in: control) ?? 0
    )
  }

  var isEmpty: Bool { members.isEmpty }

  func kill() {
    for process in members { Glibc.kill(process, SIGKILL) }
  }

  func remove() {
    for folder in folders { rmdir(folder.string) }
  }

  var members: [Int32] {
    ControlGroupFile.processes(
      in: SystemCalls.read(processes.appending("cgroup.procs")) ?? ""
    )
  }
}
