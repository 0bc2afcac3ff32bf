// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// What `Benchmarks/box` prints: the time of a box, and of what it is compared with.
package enum BoxBenchmark {
  /// Medians; the first two were taken in turns.
  package struct Times: Sendable {
    /// Starting a program that does nothing and waiting for its end, outside of any box.
    package let bare: Duration
    /// The same program in a box.
    package let box: Duration
    /// The canaries, really run.
    package let selfTest: Duration
    /// The canaries, where they have passed since the machine was started.
    package let remembered: Duration
  }

  /// Takes the times, `rounds` of each, at least 1.
  ///
  /// - Throws: `SandboxError`.
  package static func measure(rounds: Int, clock: some Clock<Duration>) async throws -> Times {
    precondition(rounds >= 1, "rounds must be at least 1, but is \(rounds)")
    return try await Sandbox.withSandbox(slotCount: 2) { sandbox in
      try await sandbox.selfTestOncePerBoot()
      var times: [[Duration]] = [[], [], [], []]
      for _ in 0..<rounds {
        times[0].append(try await clock.measure { try await runBare() })
        times[1].append(try await clock.measure { _ = try await sandbox.run(box) })
      }
      // Apart: the kernel is busy with a self-test's boxes for a while after their end.
      for _ in 0..<rounds {
        times[2].append(try await clock.measure { try await sandbox.selfTest() })
        times[3].append(try await clock.measure { try await sandbox.selfTestOncePerBoot() })
      }
      let medians = times.map { $0.sorted()[$0.count / 2] }
      return Times(
        bare: medians[0],
        box: medians[1],
        selfTest: medians[2],
        remembered: medians[3]
      )
    }
  }

  private static let program = "/usr/bin/true"

  private static func runBare() async throws {
    _ = try await Subprocess.run(
      .path(FilePath(program)),
      environment: .custom([:]),
      input: .none,
      output: .discarded,
      error: .discarded
    )
  }

  private static let box = Box(
    command: [program],
    limits: BoxLimits(
      wall: .seconds(10),
      cpuSeconds: 5,
      memoryBytes: 256 << 20,
      processes: 64,
      outputBytes: 4096,
      errorBytes: 4096,
      fileBytes: 1 << 20
    )
  )
}
