// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What one box may use before it is stopped.
package struct ResourceLimits: Codable, Hashable, Sendable {
  package let wallSeconds: Double
  package let cpuSeconds: Int
  package let memoryMiB: Int
  package let processes: Int
  package let outputKiB: Int

  package init(
    wallSeconds: Double,
    cpuSeconds: Int,
    memoryMiB: Int,
    processes: Int,
    outputKiB: Int
  ) {
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.memoryMiB = memoryMiB
    self.processes = processes
    self.outputKiB = outputKiB
  }
}
