// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Sandbox
import TestSupport
import Testing

/// Real boxes: these tests fail where bubblewrap can't be used.
@Suite(.tags(.sandbox), .serialized) struct SandboxTests {
  static let limits = BoxLimits(
    wall: .seconds(5),
    cpuSeconds: 2,
    memoryBytes: 256 << 20,
    processes: 32,
    outputBytes: 4096,
    errorBytes: 4096,
    fileBytes: 1 << 20
  )

  static func box(
    _ script: String,
    files: [Box.File] = [],
    input: [UInt8] = [],
    limits: BoxLimits = limits
  ) -> Box {
    Box(
      command: ["/bin/sh", "-c", script],
      files: files,
      environment: ["PATH": "/usr/bin"],
      input: .bytes(input),
      limits: limits
    )
  }

  private func run(
    _ script: String,
    input: [UInt8] = [],
    limits: BoxLimits = limits
  ) async throws -> Outcome {
    try await Sandbox.withSandbox(slotCount: 1) { sandbox in
      try await sandbox.run(
        Self.box(
          script,
          files: [Box.File(name: "note", bytes: Array("a note".utf8))],
          input: input,
          limits: limits
        )
      )
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
      ("head -c 600M /dev/zero | tail -c 590M | wc -c", .memoryLimit),
      ("kill -SEGV $$", .signalled(11)),
      ("exit 0", .exited(0)),
    ]
  )
  func limits(_ script: String, _ ending: Outcome.Ending) async throws {
    let limits = BoxLimits(
      // Only what sleeps may get there, on a machine however busy.
      wall: ending == .wallLimit ? .seconds(1) : .seconds(30),
      cpuSeconds: 1,
      memoryBytes: 256 << 20,
      processes: 32,
      outputBytes: 4096,
      errorBytes: 4096,
      fileBytes: 1 << 20
    )

    let outcome = try await run(script, limits: limits)

    #expect(outcome.ending == ending)
    #expect(outcome.output.count <= 4096)
    #expect(outcome.errorOutput.count <= 4096)
    #expect(outcome.wall < .seconds(25))
  }

  @Test("A box does not learn the paths of the machine")
  func pathsAreHidden() async throws {
    let outcome = try await run("tr '\\0' ' ' </proc/1/cmdline | cut -c 1-26; pwd; ls /")

    #expect(
      String(decoding: outcome.output, as: UTF8.self) == """
        /usr/bin/bwrap --args 3 --
        /tmp
        bin
        box
        dev
        lib
        lib64
        proc
        tmp
        usr

        """
    )
  }

  @Test("A box sees the system's programs and libraries, and nothing else that is installed")
  func systemIsNarrow() async throws {
    let outcome = try await run("ls /usr /usr/share; ls -d /usr/local /usr/src /usr/share/doc")
    let words = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")

    #expect(words.contains("bin"))
    #expect(!words.contains { ["local", "src", "doc"].contains($0) || $0.hasPrefix("/usr/local") })
  }

  /// Runs a script that reads two requests, the second one when it has said that the first is answered.
  private func answering(_ script: String, _ second: String) async throws -> Outcome {
    let requests = ["first", second].map { Array($0.utf8) }
    return try await Sandbox.withSandbox(slotCount: 1) { sandbox in
      try await sandbox.run(
        Box(
          command: ["/bin/sh", "-c", script],
          environment: ["PATH": "/usr/bin"],
          input: .requests(requests) { output, count in
            count == 0 || String(decoding: output, as: UTF8.self).hasSuffix("answered\n")
          },
          limits: Self.limits
        )
      )
    }
  }

  @Test("A request is in the box when those before it are answered, and not sooner")
  func requests() async throws {
    let outcome = try await answering(
      "head -c 5; timeout 0.3 head -c 1 | wc -c; echo answered; cat",
      "second"
    )

    #expect(String(decoding: outcome.output, as: UTF8.self) == "first0\nanswered\nsecond")
    #expect(outcome.ending == .exited(0))
  }

  @Test("A box that reads no request, or shuts itself to them, ends as another one does")
  func unreadRequests() async throws {
    let much = String(repeating: "x", count: 8 << 20)

    let shut = try await answering("exec <&-; echo answered; sleep 0.2; exit 3", much)
    let deaf = try await answering("echo answered; sleep 9", much)

    #expect(shut.ending == .exited(3))
    #expect(deaf.ending == .wallLimit)
  }

  @Test("What a box reads can't be changed through its descriptor, and tells no path")
  func inputIsSealed() async throws {
    let outcome = try await run(
      "chmod 666 /proc/self/fd/0; echo pwned >/proc/self/fd/0; readlink /proc/self/fd/0; cat",
      input: Array("the input\n".utf8)
    )

    let words = String(decoding: outcome.output, as: UTF8.self)
    #expect(words == "/memfd:input (deleted)\nthe input\n")
  }

  @Test("Processes that each keep within their CPU limit are ended when they pass it together")
  func cpuTogether() async throws {
    let outcome = try await run(
      "for n in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait",
      limits: BoxLimits(
        wall: .seconds(30),
        cpuSeconds: 1,
        memoryBytes: 256 << 20,
        processes: 32,
        outputBytes: 4096,
        errorBytes: 4096,
        fileBytes: 1 << 20
      )
    )

    #expect(outcome.ending == .cpuLimit)
    #expect(outcome.wall < .seconds(5))
  }

  @Test("A process that was left behind is gone when the box is over")
  func daemonEnds() async throws {
    try await Sandbox.withSandbox(slotCount: 1) { sandbox in
      let box = Self.box("(setsid sleep 4242 &) & echo done")

      let outcome = try await sandbox.run(box)
      let next = try await sandbox.run(box)

      #expect(outcome.ending == .exited(0))
      #expect(next.output == Array("done\n".utf8))
      #expect(outcome.wall < .seconds(2))
    }
  }

  @Test("Forks end at the limit, and the box beside it is not touched")
  func forkBomb() async throws {
    try await Sandbox.withSandbox(slotCount: 2) { sandbox in
      let bomb = Self.box("f() { f | f & }; f; sleep 100")
      let honest = Self.box("sleep 0.5; (true) & wait; echo fine")

      async let bombed = sandbox.run(bomb)
      let outcome = try await sandbox.run(honest)
      let end = try await bombed

      #expect(outcome.output == Array("fine\n".utf8))
      #expect(end.ending != .exited(0))
    }
  }

  @Test("Cancelling the task kills the box")
  func cancellation() async throws {
    try await Sandbox.withSandbox(slotCount: 1) { sandbox in
      let clock = ContinuousClock()
      let start = clock.now
      let sleeping = Task {
        try await sandbox.run(
          Self.box("sleep 100")
        )
      }
      try await Task.sleep(for: .milliseconds(200))
      sleeping.cancel()
      _ = await sleeping.result

      #expect(clock.now - start < .seconds(3))
    }
  }
}
