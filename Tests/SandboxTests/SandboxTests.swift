// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Sandbox
import Testing

/// Real boxes: these tests fail where bubblewrap can't be used.
@Suite(.tags(.sandbox)) struct SandboxTests {
  static let limits = BoxLimits(
    wall: .seconds(5), cpuSeconds: 2, memoryBytes: 256 << 20, processes: 32,
    outputBytes: 4096, errorBytes: 4096, fileBytes: 1 << 20)

  private func run(
    _ script: String, input: [UInt8] = [], limits: BoxLimits = limits
  ) async throws -> Outcome {
    try await Sandbox.withSandbox(slotCount: 1) { sandbox in
      try await sandbox.run(
        Box(
          command: ["/bin/sh", "-c", script],
          files: [Box.File(name: "note", bytes: Array("a note".utf8))],
          environment: ["PATH": "/usr/bin"],
          input: input,
          limits: limits))
    }
  }

  @Test("A command gets its input and files, and its output and exit code come back")
  func commandRuns() async throws {
    let outcome = try await run("cat; cat /box/note; echo words >&2; exit 3", input: [104, 105])

    #expect(outcome.ending == .exited(3))
    #expect(String(decoding: outcome.output, as: UTF8.self) == "hia note")
    #expect(String(decoding: outcome.errorOutput, as: UTF8.self) == "words\n")
  }

  @Test(
    "Each limit ends the box in its own way",
    arguments: [
      ("sleep 100", Outcome.Ending.wallLimit),
      ("while :; do :; done", .cpuLimit),
      ("head -c 100M /dev/zero", .outputLimit),
      ("head -c 100M /dev/zero >&2", .outputLimit),
      ("tail -c 600M /dev/zero", .memoryLimit),
      ("kill -SEGV $$", .signalled(11)),
      ("exit 0", .exited(0)),
    ])
  func limits(_ script: String, _ ending: Outcome.Ending) async throws {
    let limits = BoxLimits(
      wall: .seconds(2), cpuSeconds: 1, memoryBytes: 256 << 20, processes: 32,
      outputBytes: 4096, errorBytes: 4096, fileBytes: 1 << 20)

    let outcome = try await run(script, limits: limits)

    #expect(outcome.ending == ending)
    #expect(outcome.output.count <= 4096)
    #expect(outcome.errorOutput.count <= 4096)
    #expect(outcome.wall < .seconds(3.5))
  }

  @Test("A box sees no environment, no network, no other process and no writable root")
  func boxIsClosed() async throws {
    let outcome = try await run(
      """
      tr '\\0' '\\n' </proc/1/environ | wc -c
      tr '\\0' ' ' </proc/1/cmdline; echo
      ls /proc | grep -c '^[0-9]'
      ls /sys 2>/dev/null | wc -l
      grep -c : /proc/net/dev
      ls /proc/self/fd | wc -w
      touch /x 2>/dev/null || echo closed
      touch /box/x 2>/dev/null || echo closed
      id -u
      grep -E 'NoNewPrivs|Seccomp:|CapEff' /proc/self/status | tr '\\t\\n' '  '
      unshare -U true 2>/dev/null || echo closed
      """)

    #expect(
      String(decoding: outcome.output, as: UTF8.self) == """
        0
        bwrap --args 3 -- /usr/bin/prlimit --nproc=32 --cpu=2:3 --as=805306368 --fsize=1048576 --nofile=1024 --core=0 --msgqueue=0 --memlock=0 /bin/sh -c

        """)
  }
}

extension Tag {
  @Tag static var sandbox: Self
}
