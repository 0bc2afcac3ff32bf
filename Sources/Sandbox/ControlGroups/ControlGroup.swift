// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What holds the boxes of one worker slot together: their memory, processes and CPU time.
///
/// Linux has two interfaces to it; a machine offers one of them, or neither to an ordinary user.
protocol ControlGroup: Sendable {
  /// The files that a process with one thread writes a 0 to, to enter.
  var doors: [String] { get }

  /// Sets the limits of the next box; says whether the kernel took them.
  func prepare(_ limits: BoxLimits) -> Bool

  /// What the kernel has counted since the group was made.
  var usage: ControlGroupUsage { get }

  /// Whether no process is left.
  var isEmpty: Bool { get }

  /// The processes that are left.
  var members: [Int32] { get }

  /// Kills every process that is left, at once where the kernel can.
  func kill()

  /// Takes the group away, as far as it is empty.
  func remove()
}

/// What the kernel counts for a control group.
package struct ControlGroupUsage: Equatable, Sendable {
  package var cpuNanoseconds: Int
  package var outOfMemoryKills: Int

  package init(cpuNanoseconds: Int = 0, outOfMemoryKills: Int = 0) {
    self.cpuNanoseconds = cpuNanoseconds
    self.outOfMemoryKills = outOfMemoryKills
  }

  package static func - (later: Self, earlier: Self) -> Self {
    Self(
      cpuNanoseconds: later.cpuNanoseconds - earlier.cpuNanoseconds,
      outOfMemoryKills: later.outOfMemoryKills - earlier.outOfMemoryKills
    )
  }
}

extension ControlGroup {
  /// How many processes bubblewrap and the launcher need beside the box's own.
  static var processesBeside: Int { 4 }
}

/// Reads the kernel's files of `name value` lines.
package enum ControlGroupFile {
  /// The number behind a name, or nil where no line has it.
  package static func number(_ name: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == name { return Int(words[1]) }
    }
    return nil
  }

  /// The only number in a file.
  package static func number(in text: String) -> Int? {
    text.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  /// The process numbers in a `cgroup.procs`.
  package static func processes(in text: String) -> [Int32] {
    text.split(separator: "\n").compactMap { Int32($0) }
  }
}
