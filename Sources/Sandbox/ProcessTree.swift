// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// What a process and all below it use, from /proc: for boxes that no control group counts.
package struct ProcessTree: Sendable {
  let root: Int32

  /// What was used, summed over the tree.
  struct Usage: Equatable, Sendable {
    /// Shared pages count for each process.
    var residentBytes = 0
    /// With that of children that have ended.
    var cpuSeconds = 0.0
  }

  /// Looks at every process of the tree as it is now.
  var usage: Usage { Self.usage(of: processes) }

  /// The root and all below it, as they are now.
  var processes: [Int32] {
    var found = [root]
    var next = 0
    while next < found.count {
      found += Self.children(of: found[next])
      next += 1
    }
    return found
  }

  /// What some processes use together.
  static func usage(of processes: [Int32]) -> Usage {
    processes.reduce(into: Usage()) { total, process in
      let folder = FilePath("/proc/\(process)")
      let pages = (SystemCalls.read(folder.appending("statm")) ?? "").split(separator: " ")
      if pages.count > 1, let resident = Int(pages[1]) { total.residentBytes += resident * 4096 }
      total.cpuSeconds += cpuSeconds(inStat: SystemCalls.read(folder.appending("stat")) ?? "")
    }
  }

  static func children(of process: Int32) -> [Int32] {
    // A child stands with the thread that made it.
    let threads = FilePath("/proc/\(process)/task")
    return SystemCalls.entries(threads).flatMap { thread in
      (SystemCalls.read(threads.appending(thread).appending("children"), limit: 1 << 20) ?? "")
        .split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// The user and system time of a process and of its ended children, from its `stat` (proc(5)).
  package static func cpuSeconds(inStat text: String) -> Double {
    let fields = Self.fields(ofStat: text)
    guard fields.count > 14 else { return 0 }
    let ticks = fields[11...14].compactMap { Double($0) }.reduce(0, +)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Whether a process has ended and only waits for its parent to ask, from its `stat`.
  package static func isZombie(stat text: String) -> Bool { fields(ofStat: text).first == "Z" }

  /// The session of a process, or nil where there is none any more.
  static func session(of process: Int32) -> Int32? {
    let fields = fields(ofStat: SystemCalls.read(FilePath("/proc/\(process)/stat")) ?? "")
    return fields.count > 3 ? Int32(fields[3]) : nil
  }

  /// The fields behind the program's name, which may hold anything: the state is the first.
  private static func fields(ofStat text: String) -> [Substring] {
    guard let end = text.lastIndex(of: ")") else { return [] }
    return text[end...].dropFirst().split(separator: " ")
  }

  /// How many threads a user's processes have together.
  static func threadCount(of user: UInt32) -> Int {
    processes(of: user).map { SystemCalls.entries(FilePath("/proc/\($0)/task")).count }.reduce(0, +)
  }

  /// The processes of a user that have not ended.
  static func processes(of user: UInt32) -> [Int32] {
    SystemCalls.entries("/proc").compactMap { Int32($0) }.filter { process in
      var information = stat()
      guard stat("/proc/\(process)", &information) == 0, information.st_uid == user else {
        return false
      }
      return !isZombie(stat: SystemCalls.read(FilePath("/proc/\(process)/stat")) ?? "")
    }
  }
}
