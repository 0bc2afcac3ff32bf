// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

extension Sandbox {
  /// Runs the self-test, unless it has passed since this machine was started, with the same kernel,
  /// programs, filter, arguments, namespaces and user.
  ///
  /// For every grading, before its first box.
  /// - Throws: `SandboxError.canaryFailed`, and what ``run(_:)`` throws.
  package func selfTestOncePerBoot() async throws {
    if isSelfTestRemembered { return }
    try await selfTest()
    SelfTestRecord(self).keep()
  }

  /// Whether the self-test has passed since this machine was started, with all as it is now.
  package var isSelfTestRemembered: Bool { SelfTestRecord(self).isKept }

  /// Tries in real boxes whether they are closed and their limits hold.
  ///
  /// Takes about 0.1 s with two slots, most of it waiting for a time limit and for the kernel's report
  /// that memory ran out.
  /// - Throws: `SandboxError.canaryFailed` with the first canary that did not hold, and what
  ///   ``run(_:)`` throws.
  package func selfTest() async throws {
    // First and alone: what it throws says best why there is no box at all.
    try await testWalls()
    async let time: Void = testTimeLimit()
    async let memory: Void = testMemoryLimit()
    _ = try await (time, memory)
  }

  private func testWalls() async throws {
    let box = Self.canaryBox(
      ["/bin/sh", "-c", Canary.script, "sh", filter.string],
      wall: .seconds(10)
    )
    let outcome: Outcome
    do {
      outcome = try await run(box)
    } catch SandboxError.launchFailed(let words) {
      throw SandboxError.canaryFailed(.noBox(words))
    }
    let answers = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    // The fork limit ends with an answer, whatever bubblewrap makes of the processes left behind.
    guard case .exited = outcome.ending, answers.count == Canary.inOneBox.count else {
      throw SandboxError.canaryFailed(.noBox("\(outcome.ending)"))
    }
    for (canary, answer) in zip(Canary.inOneBox, answers) where answer != "ok" {
      throw SandboxError.canaryFailed(canary.weakness)
    }
  }

  private func testTimeLimit() async throws {
    let limit = Duration.milliseconds(50)
    // A machine that is busy for a moment may be late once.
    for _ in 0..<3 {
      let outcome = try await run(Self.canaryBox(["/usr/bin/sleep", "9"], wall: limit))
      if outcome.ending == .wallLimit, outcome.wall < limit + .seconds(1) { return }
    }
    throw SandboxError.canaryFailed(.passesTimeLimit)
  }

  private func testMemoryLimit() async throws {
    // Fills twice the memory that it may have, and stays so.
    let outcome = try await run(
      Self.canaryBox(
        ["/usr/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=64M"],
        wall: .seconds(3)
      )
    )
    guard outcome.ending == .memoryLimit else {
      throw SandboxError.canaryFailed(.passesMemoryLimit)
    }
  }

  /// Limits that a canary can reach soon.
  private static func canaryBox(_ command: [String], wall: Duration) -> Box {
    Box(
      command: command,
      environment: ["PATH": "/usr/bin"],
      limits: BoxLimits(
        wall: wall,
        cpuSeconds: 2,
        memoryBytes: 32 << 20,
        processes: 12,
        outputBytes: 4096,
        errorBytes: 4096,
        fileBytes: 1 << 20
      )
    )
  }
}
