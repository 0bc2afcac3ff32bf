// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Sandbox {
  /// One thing that has to hold in every box, as a line of shell that prints `ok` where it does.
  struct Canary: Sendable {
    let name: String
    let script: String
  }

  /// What a box is tried for before anything of a student's runs in one.
  static let canaries = [
    Canary(
      name: "a box can gain privileges",
      script: "grep -q '^NoNewPrivs:[[:space:]]*1$' /proc/self/status && echo ok"
    ),
    Canary(
      name: "system calls are not filtered",
      script: "grep -q '^Seccomp:[[:space:]]*2$' /proc/self/status && echo ok"
    ),
    Canary(
      name: "a box has capabilities",
      script: "grep -q '^CapEff:[[:space:]]*0*$' /proc/self/status && echo ok"
    ),
    Canary(
      name: "a box is root",
      script: "[ \"$(id -u)\" -ne 0 ] && echo ok"
    ),
    Canary(
      name: "a box sees a network",
      script: "[ \"$(grep -c : /proc/net/dev)\" -eq 1 ] && grep -q 'lo:' /proc/net/dev && echo ok"
    ),
    Canary(
      name: "a box sees the grader's environment",
      script: "[ -z \"$(tr -d '\\0' </proc/1/environ)\" ] && echo ok"
    ),
    Canary(
      name: "a box sees other processes",
      script: "[ \"$(ls -d /proc/[0-9]* | wc -l)\" -le 8 ] && echo ok"
    ),
    Canary(
      name: "a box has inherited descriptors",
      script: "[ ! -e /proc/self/fd/3 ] && [ ! -e /proc/self/fd/4 ] && echo ok"
    ),
    Canary(
      name: "a box sees the machine's folders",
      script: "[ ! -e /home ] && [ ! -e /root ] && [ ! -e /etc ] && [ ! -e /var ] && echo ok"
    ),
    Canary(
      name: "a box can write outside /tmp",
      script: "(: >/canary) 2>/dev/null || (: >/box/canary) 2>/dev/null || echo ok"
    ),
    Canary(
      name: "/tmp is not capped",
      script: "[ \"$(df -k /tmp | tail -n 1 | tr -s ' ' | cut -d ' ' -f 2)\" -le 1024 ] && echo ok"
    ),
    Canary(
      name: "/dev/shm is not capped",
      script:
        "[ \"$(df -k /dev/shm | tail -n 1 | tr -s ' ' | cut -d ' ' -f 2)\" -le 4096 ] && echo ok"
    ),
    Canary(
      name: "a box can make user namespaces",
      script: "unshare -U true 2>/dev/null || echo ok"
    ),
  ]

  /// Tries the canaries in a real box.
  ///
  /// - Throws: `SandboxError.canaryFailed` with the first that did not hold, and what
  ///   ``run(_:)`` throws.
  package func selfTest() async throws {
    let script = Self.canaries.map { "\($0.script) || echo no" }.joined(separator: "\n")
    let outcome = try await run(
      Box(
        command: ["/bin/sh", "-c", script],
        environment: ["PATH": "/usr/bin"],
        limits: BoxLimits(
          wall: .seconds(10),
          cpuSeconds: 5,
          memoryBytes: 128 << 20,
          processes: 32,
          outputBytes: 4096,
          errorBytes: 4096,
          fileBytes: 1 << 20
        )
      )
    )
    let answers = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    guard outcome.ending == .exited(0), answers.count == Self.canaries.count else {
      throw SandboxError.canaryFailed(
        canary: "the canaries did not run: \(outcome.ending)",
        remedy: Self.remedy
      )
    }
    for (canary, answer) in zip(Self.canaries, answers) where answer != "ok" {
      throw SandboxError.canaryFailed(canary: canary.name, remedy: Self.remedy)
    }
  }

  private static let remedy =
    "reinstall it (apt-get install --reinstall bubblewrap), version 0.8.0 "
    + "or later, and use a machine that allows user namespaces"
}
