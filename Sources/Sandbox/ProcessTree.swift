// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// What a process and all below it use, from /proc: for boxes that no control group counts.
struct ProcessTree: Sendable {
  let root: Int32

  /// What was used, summed over the tree.
  struct Usage: Equatable, Sendable {
    /// Shared pages count for each process.
    var residentBytes = 0
    /// With that of children that have ended.
    var cpuSeconds = 0.0
  }

  /// Looks at every process of the tree as it is now.
  var usage: Usage {
    var total = Usage()
    add(root, to: &total)
    return total
  }

  private func add(_ process: Int32, to total: inout Usage) {
    let folder = FilePath("/proc/\(process)")
    let pages = (SystemCalls.read(folder.appending("statm")) ?? "").split(separator: " ")
    if pages.count > 1, let resident = Int(pages[1]) { total.residentBytes += resident * 4096 }
    total.cpuSeconds += Self.cpuSeconds(
      inStat: SystemCalls.read(folder.appending("stat")) ?? ""
    )
    // A child stands with the thread that made it.
    let threads = folder.appending("task")
    for thread in SystemCalls.entries(threads) {
      let children =
        SystemCalls.read(threads.appending(thread).appending("children"), limit: 1 << 20) ?? ""
      for child in children.split(separator: " ").compactMap({ Int32($0) }) {
        add(child, to: &total)
      }
    }
  }

  /// The user and system time of a process and of its ended children, from its `stat` (proc(5)).
  static func cpuSeconds(inStat text: String) -> Double {
    let fields = Self.fields(ofStat: text)
    guard fields.count > 14 else { return 0 }
    let ticks = fields[11...14].compactMap { Double($0) }.reduce(0, +)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Whether a process has ended and only waits for its parent to ask, from its `stat`.
  static func isZombie(stat text: String) -> Bool { fields(ofStat: text).first == "Z" }

  /// The fields behind the program's name, which may hold anything: the state is the first.
  private static func fields(ofStat text: String) -> [Substring] {
    guard let end = text.lastIndex(of: ")") else { return [] }
    return text[end...].dropFirst().split(separator: " ")
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
