// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What the processes of one box may use together, or each where that is said.
package struct BoxLimits: Sendable, Equatable {
  package let wall: Duration
  /// CPU time of each process; the control group, where there is one, counts them together.
  package let cpuSeconds: Int
  /// Resident memory of all processes.
  package let memoryBytes: Int
  package let processes: Int
  /// Standard output, beyond which the box is stopped.
  package let outputBytes: Int
  /// Standard error, beyond which the box is stopped.
  package let errorBytes: Int
  /// Size of each file written, and of `/tmp`.
  package let fileBytes: Int

  package init(
    wall: Duration,
    cpuSeconds: Int,
    memoryBytes: Int,
    processes: Int,
    outputBytes: Int,
    errorBytes: Int,
    fileBytes: Int
  ) {
    self.wall = wall
    self.cpuSeconds = cpuSeconds
    self.memoryBytes = memoryBytes
    self.processes = processes
    self.outputBytes = outputBytes
    self.errorBytes = errorBytes
    self.fileBytes = fileBytes
  }
}
