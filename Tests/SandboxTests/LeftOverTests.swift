// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Sandbox
import SystemPackage
import TestSupport
import Testing

/// What graders that were killed leave, and what processes say of themselves.
@Suite(.tags(.sandbox), .serialized) struct LeftOverTests {
  @Test("The folder of a grader that was killed is taken away; that of one that runs stays")
  func staleFolders() async throws {
    let stale = try leaveFolder()
    let held = try leaveFolder()
    let lock = try #require(try SystemCalls.lock(FilePath("\(held)/lock")))

    try await Sandbox.withSandbox(slotCount: 1) { _ in }

    #expect(access(stale, F_OK) != 0)
    #expect(access(held, F_OK) == 0)
    SystemCalls.remove(FilePath(held))
    try lock.close()
  }

  private func leaveFolder() throws -> String {
    let folder = "/tmp/grade-box-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/slot-0",
      withIntermediateDirectories: true
    )
    try "".write(toFile: "\(folder)/lock", atomically: true, encoding: .utf8)
    try "x".write(toFile: "\(folder)/slot-0/input", atomically: true, encoding: .utf8)
    return folder
  }

  @Test("A folder for locks has to be this user's alone")
  func privateFolder() async throws {
    try await withTemporaryFolder { folder in
      let open = FilePath(folder).appending("open")
      try FileManager.default.createDirectory(
        atPath: open.string,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o777]
      )
      let link = FilePath(folder).appending("link")
      symlink("/root", link.string)

      for path in [open, link] {
        #expect(throws: SandboxError.fileSystem(path: path.string, .permissionDenied)) {
          try SystemCalls.makePrivateFolder(path)
        }
      }
    }
  }

  @Test(
    "A process's line is read behind its name, whatever the name holds",
    arguments: [
      ("7 (a) R 1) Z 1 7 7 0 -1 4 0 0 0 0 100 50 30 20 20 0 1", true, 2.0),
      ("7 (sh) S 1 7 7 0 -1 4 0 0 0 0 100 0 0 0 20 0 1", false, 1.0),
      ("7 (sh", false, 0), ("", false, 0), ("7 (sh) R 1", false, 0),
    ]
  )
  func processLines(_ line: String, _ isZombie: Bool, _ seconds: Double) {
    let tick = 100 / Double(sysconf(Int32(_SC_CLK_TCK)))

    #expect(ProcessTree.isZombie(stat: line) == isZombie)
    #expect(ProcessTree.cpuSeconds(inStat: line) == seconds * tick)
  }

  @Test("bubblewrap's status tells its child and the exit code, and nothing where it can't be read")
  func launchStatus() {
    let status = LaunchStatus("{ \"child-pid\": 7, \"x\": 1 }\nnonsense\n{ \"exit-code\": 3 }\n")
    let nothing = LaunchStatus("{ \"exit-code\": \"3\" }\n{")

    #expect(status.childProcess == 7)
    #expect(status.exitCode == 3)
    #expect(nothing.childProcess == nil)
    #expect(nothing.exitCode == nil)
  }

  @Test(
    "An exit code above 128 is a signal; the CPU limit's signal counts only with the time used",
    arguments: [
      (0, 0.0, Outcome.Ending.exited(0)), (128, 0, .exited(128)), (139, 0, .signalled(11)),
      (152, 0.1, .signalled(24)), (152, 1.9, .cpuLimit), (137, 1.9, .cpuLimit),
      (137, 0.1, .signalled(9)), (193, 2, .exited(193)),
    ]
  )
  func endings(_ code: Int32, _ used: Double, _ ending: Outcome.Ending) {
    #expect(
      Sandbox.ending(
        exitCode: code,
        cpuSeconds: used,
        wall: .seconds(1),
        limits: SandboxTests.limits
      ) == ending
    )
  }
}
