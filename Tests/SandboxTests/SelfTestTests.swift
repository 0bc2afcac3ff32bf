// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Sandbox
import SystemPackage
import TestSupport
import Testing

/// The canaries, in boxes that are closed and in what only looks like one.
@Suite(.tags(.sandbox), .serialized) struct SelfTestTests {
  @Test("A real box passes", arguments: [true, false])
  func passes(usesControlGroups: Bool) async throws {
    let machine = try Machine(usesControlGroups: usesControlGroups)

    try await Sandbox.withSandbox(slotCount: 2, machine: machine) { try await $0.selfTest() }
  }

  /// bwrap replaced by scripts that take its options.
  @Test(
    "A program that only has bubblewrap's name is found out",
    arguments: [
      // Runs the command without any box.
      #"while [ "$1" != -- ]; do shift; done; shift; exec "$@""#,
      // Does nothing, successfully.
      "exit 0",
      // Says that all is well.
      "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do echo ok; done",
    ]
  )
  func fake(_ script: String) async throws {
    let error = await #expect(throws: SandboxError.self) {
      try await withProgram("bwrap", script) { machine in
        try await Sandbox.withSandbox(slotCount: 1, machine: machine) {
          try await $0.selfTestOncePerBoot()
        }
      }
    }

    #expect(error?.isUnavailable == true, "\(error.map { "\($0)" } ?? "nothing")")
  }

  @Test(
    "A real bubblewrap without one of its options is found out, with the wall that is missing",
    arguments: [
      ("--unshare-all", "--unshare-pid --unshare-ipc --unshare-uts", "sees a network"),
      ("--cap-drop", "--cap-add", "has capabilities"),
      ("--new-session", "--ro-bind /etc /etc", "sees the machine's folders"),
      ("--new-session", "--ro-bind /etc /opt", "has mounts"),
      ("box", "other", "has the machine's host name"),
      ("4194304", "1073741824", "is not capped"),
      ("--disable-userns", "--new-session", nil),  // The filter stands behind it.
    ]
  )
  func weakened(_ option: String, _ other: String, _ cause: String?) async throws {
    // As bwrap, but for one of the options in the file.
    let script = """
      tr '\\0' '\\n' <&3 | sed 's|^\(option)$|\(other.replacing(" ", with: "\\n"))|' |
        tr '\\n' '\\0' >/tmp/weakened-$$
      exec 3</tmp/weakened-$$; rm /tmp/weakened-$$
      exec env -i /usr/bin/bwrap "$@"
      """

    try await withProgram("bwrap", script) { machine in
      do {
        try await Sandbox.withSandbox(slotCount: 1, machine: machine) { try await $0.selfTest() }
        #expect(cause == nil)
      } catch let error as SandboxError {
        // A program of an ordinary user's own is not even started in bubblewrap's place.
        let cause = geteuid() == 0 ? cause ?? "nothing" : "others than root can change"
        #expect("\(error)".contains(cause), "\(error)")
      }
    }
  }

  @Test("A missing bubblewrap is named, with the command that installs it")
  func missing() async throws {
    let machine = try Machine(programFolders: ["/var/empty"])

    await #expect(throws: SandboxError.bubblewrapMissing) {
      try await Sandbox.withSandbox(slotCount: 1, machine: machine) { _ in }
    }
    #expect("\(SandboxError.bubblewrapMissing)".contains("apt-get install bubblewrap"))
  }

  @Test(
    "bubblewrap's refusals, in its own words, get a remedy",
    arguments: [
      ("setting up uid map: Permission denied", "AppArmor"),
      ("Can't mount proc on /newroot/proc: Operation not permitted", "systempaths=unconfined"),
      ("No permissions to create new namespace, likely because the kernel", "user namespaces"),
      ("Creating new namespace failed: No space left on device", "user.max_user_namespaces"),
      ("something else", "grade doctor"),
    ]
  )
  func refusals(_ words: String, _ remedy: String) {
    let error = SandboxError.boxRefused(BoxRefusal(words))

    #expect(error.isUnavailable)
    #expect("\(error)".contains(remedy))
  }

  @Test("It is remembered for the boot, and not for another program in bubblewrap's place")
  func remembered() async throws {
    try await withTemporaryFolder { folder in
      let machine = try Machine(recordFolder: FilePath(folder))
      let record = "\(folder)/self-test-passed"

      try await Sandbox.withSandbox(slotCount: 1, machine: machine) { sandbox in
        #expect(!sandbox.isSelfTestRemembered)
        try await sandbox.selfTestOncePerBoot()
        #expect(sandbox.isSelfTestRemembered)
      }
      let script = #"exec /usr/bin/bwrap "$@""#
      try await withProgram("bwrap", script, recordFolder: folder) { machine in
        do {
          try await Sandbox.withSandbox(slotCount: 1, machine: machine) { sandbox in
            #expect(!sandbox.isSelfTestRemembered)
          }
        } catch SandboxError.programUntrusted {
          // An ordinary user's own program gets no further than this.
          #expect(geteuid() != 0)
        }
      }
      try "grade self-test 1".write(toFile: record, atomically: true, encoding: .utf8)
      try await Sandbox.withSandbox(slotCount: 1, machine: machine) { sandbox in
        #expect(!sandbox.isSelfTestRemembered)
      }
    }
  }

  /// Makes a folder of programs in which one is a shell script, for the time of `body`.
  private func withProgram(
    _ name: String,
    _ script: String,
    recordFolder: String? = nil,
    _ body: (Machine) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      chmod(folder, 0o755)
      let program = "\(folder)/\(name)"
      try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
      chmod(program, 0o755)
      try await body(
        try Machine(
          programFolders: [folder, "/usr/bin", "/usr/sbin"],
          recordFolder: FilePath(recordFolder ?? folder)
        )
      )
    }
  }
}
