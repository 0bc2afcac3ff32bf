// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Sandbox
import TestSupport
import Testing

/// Boxes without bubblewrap: limits hold and nothing stays, though nothing stands between.
@Suite(.tags(.sandbox), .serialized) struct OpenBoxTests {
  private func run(
    _ command: [String],
    usesControlGroups: Bool = false,
    environment: [String: String] = ["PATH": "/usr/bin"],
    wall: Duration = .seconds(20)
  ) async throws -> Outcome {
    let machine = try Machine(usesControlGroups: usesControlGroups, usesBubblewrap: false)
    return try await Sandbox.withSandbox(slotCount: 2, machine: machine) { sandbox in
      try await sandbox.run(
        Box(
          command: command,
          environment: environment,
          limits: BoxLimits(
            wall: wall,
            cpuSeconds: 1,
            memoryBytes: 256 << 20,
            processes: 32,
            outputBytes: 4096,
            errorBytes: 4096,
            fileBytes: 1 << 20
          )
        )
      )
    }
  }

  private func words(_ outcome: Outcome) -> String {
    String(decoding: outcome.output, as: UTF8.self)
  }

  @Test(
    "Each limit ends it in its own way",
    arguments: [
      ("sleep 100", Outcome.Ending.wallLimit),
      ("(setsid sleep 100 &); sleep 100", .wallLimit),
      ("while :; do :; done", .cpuLimit),
      ("for n in 1 2 3 4; do (setsid sh -c 'while :; do :; done' &); done; sleep 15", .cpuLimit),
      ("head -c 100M /dev/zero", .outputLimit),
      ("head -c 100M /dev/zero >&2", .outputLimit),
      ("head -c 600M /dev/zero | tail -c 590M | wc -c", .memoryLimit),
      ("exec head -c 2M /dev/zero >large", .signalled(SIGXFSZ)),
      ("kill -SEGV $$", .signalled(SIGSEGV)),
      ("exit 125", .exited(125)),
      ("exit 0", .exited(0)),
    ],
    [true, false]
  )
  func limits(_ theCase: (script: String, ending: Outcome.Ending), usesControlGroups: Bool)
    async throws
  {
    let outcome = try await run(
      ["/bin/sh", "-c", theCase.script],
      usesControlGroups: usesControlGroups,
      wall: theCase.ending == .wallLimit ? .seconds(1) : .seconds(20)
    )

    #expect(outcome.ending == theCase.ending)
    #expect(outcome.wall < .seconds(15))
  }

  @Test("The environment is what the box says, and no descriptor is inherited")
  func nothingInherited() async throws {
    setenv("GRADER_SECRET", "secret", 1)

    let environment = try await run(["/usr/bin/env"], environment: ["NAME": "a value"])
    let descriptors = try await run(["/usr/bin/ls", "/proc/self/fd"])

    #expect(words(environment) == "NAME=a value\n")
    // The last one is that of the folder which 'ls' reads.
    #expect(words(descriptors) == "0\n1\n2\n3\n")
  }

  @Test("It runs in a session of its own, and as root never as root")
  func session() async throws {
    let outcome = try await run(["/bin/sh", "-c", "ps -o sid= -p $$ | tr -d ' '; echo $$; id -u"])

    let lines = words(outcome).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first == lines.dropFirst().first)
    #expect(lines.last != "0")
  }

  @Test("A daemon that holds the output is gone, and was not waited for", arguments: [true, false])
  func daemon(usesControlGroups: Bool) async throws {
    let outcome = try await run(
      ["/bin/sh", "-c", "(setsid sh -c 'echo $$; exec sleep 4242' &); sleep 0.3"],
      usesControlGroups: usesControlGroups
    )

    let daemon = try #require(Int32(words(outcome).dropLast()))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.wall < .seconds(3))
    #expect(access("/proc/\(daemon)", F_OK) != 0)
  }

  @Test("Forks end at the limit, and none is left")
  func forkBomb() async throws {
    let mark = "4\(UInt16.random(in: 1000...9999))"
    let script = "f() { (setsid sleep \(mark) &); f | f & }; f; sleep 100"

    let outcome = try await run(["/bin/sh", "-c", script], wall: .seconds(2))

    #expect(outcome.ending != .exited(0))
    #expect(Self.processes(with: mark).isEmpty)
  }

  @Test("Its home is gone afterwards, however it was left")
  func home() async throws {
    let script = """
      perl -e 'for (1..3000) { mkdir "deep"; chdir "deep" }'
      mkdir -p closed/inner; touch closed/inner/file; ln -s "$1" link; chmod 0 closed/inner closed
      pwd
      """
    try await withTemporaryFolder { folder in
      try "x".write(toFile: "\(folder)/kept", atomically: true, encoding: .utf8)

      let outcome = try await run(["/bin/sh", "-c", script, "sh", folder])

      let home = String(words(outcome).dropLast())
      #expect(home.hasPrefix("/tmp/grade-box-"), "\(outcome)")
      #expect(access(home, F_OK) != 0)
      let above = URL(fileURLWithPath: home).deletingLastPathComponent().deletingLastPathComponent()
      #expect(access(above.path, F_OK) != 0)
      #expect(access("\(folder)/kept", F_OK) == 0)
    }
  }

  @Test(
    "The next box finds an empty folder, whatever the last one made of it",
    arguments: ["touch file; chmod 0 .", #"cd ..; mv scratch away; ln -s /etc scratch"#, "rmdir ."]
  )
  func nextBox(_ script: String) async throws {
    let machine = try Machine(usesBubblewrap: false)
    let outcome = try await Sandbox.withSandbox(slotCount: 1, machine: machine) { sandbox in
      func run(_ script: String) async throws -> Outcome {
        try await sandbox.run(SandboxTests.box(script))
      }
      _ = try await run(script)
      return try await run("ls -A; pwd -P")
    }

    let lines = words(outcome).split(separator: "\n")
    #expect(lines.count == 1)
    // Another grader on the machine may hold slot 0.
    #expect(lines.first?.contains(/\/slot-[0-9]+\/scratch$/) == true, "\(lines)")
  }

  @Test("Cancelling the task kills all of it")
  func cancellation() async throws {
    let mark = "4\(UInt16.random(in: 1000...9999))"
    let clock = ContinuousClock()
    let start = clock.now

    let sleeping = Task {
      try await run(["/bin/sh", "-c", "(setsid sleep \(mark) &); exec sleep \(mark)"])
    }
    while Self.processes(with: "sleep\0\(mark)").count < 2, clock.now - start < .seconds(10) {
      try await Task.sleep(for: .milliseconds(10))
    }
    sleeping.cancel()
    let result = await sleeping.result

    #expect(throws: CancellationError.self) { try result.get() }
    #expect(Self.processes(with: mark).isEmpty)
  }

  /// The processes that have a word on their command line.
  private static func processes(with mark: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return name.first?.isNumber == true
        && String(decoding: line, as: UTF8.self).contains(mark)
    }
  }
}
