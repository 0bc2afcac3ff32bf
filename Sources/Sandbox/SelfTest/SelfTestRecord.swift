// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// That the self-test has passed, kept until the machine is started again.
///
/// Sound because all that the outcome depends on stands in it word for word: the boot, the kernel,
/// the user, the namespaces that the grader is in, each program's file, the filter, the arguments
/// and the canaries. Settings of the kernel that change meanwhile can only make bubblewrap refuse,
/// which every box notices.
struct SelfTestRecord {
  /// nil where this user has no folder that is theirs alone.
  private let file: FilePath?
  private let text: String

  init(_ sandbox: Sandbox) {
    file = sandbox.machine.recordFolder?.appending("self-test-passed")
    let launcher = sandbox.launcher
    let filter = SystemCalls.read(sandbox.filter, limit: 1 << 20) ?? ""
    let arguments = BubblewrapArguments.arguments(
      for: Box(command: [], limits: Self.anyLimits),
      boxFolder: ""
    )
    text =
      (["grade self-test 1", Self.boot, "\(geteuid()) \(sandbox.enforcement)"]
      + Self.namespaces + launcher.programs.map(Self.identity)
      + [filter, Launcher.script, arguments.joined(separator: " "), Canary.script])
      .joined(separator: "\n")
  }

  /// Whether the very same test has passed.
  var isKept: Bool {
    guard let file else { return false }
    return SystemCalls.read(file, limit: 1 << 20) == text
  }

  /// Keeps it; where that fails, the test is run again.
  func keep() {
    guard let file else { return }
    try? SystemCalls.write(Array(text.utf8), to: file, permissions: .ownerRead)
  }

  private static var boot: String {
    let kernel = SystemCalls.read("/proc/sys/kernel/version") ?? ""
    return (SystemCalls.read("/proc/sys/kernel/random/boot_id") ?? "") + kernel
  }

  private static var namespaces: [String] {
    SystemCalls.entries("/proc/self/ns").map { name in
      var information = stat()
      // Each namespace is a file of its own in the kernel.
      return stat("/proc/self/ns/\(name)", &information) == 0 ? "\(name) \(information.st_ino)" : ""
    }
  }

  /// Changes when another file is put in a program's place, or the file is written to.
  private static func identity(of program: FilePath) -> String {
    var information = stat()
    guard stat(program.string, &information) == 0 else { return "\(program)" }
    return "\(program) \(information.st_dev) \(information.st_ino) \(information.st_size) "
      + "\(information.st_mtim.tv_sec).\(information.st_mtim.tv_nsec) "
      + "\(information.st_ctim.tv_sec).\(information.st_ctim.tv_nsec)"
  }

  private static let anyLimits = BoxLimits(
    wall: .seconds(1),
    cpuSeconds: 1,
    memoryBytes: 1,
    processes: 1,
    outputBytes: 1,
    errorBytes: 1,
    fileBytes: 1
  )
}
