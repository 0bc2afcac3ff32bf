// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Subprocess
import Synchronization
import SystemPackage

/// Runs boxes in bubblewrap, as many at once as it has worker slots.
package struct Sandbox: Sendable {
  /// How much this machine lets it hold.
  package var enforcement: LimitEnforcement { slots.enforcement }

  private let launcher: Launcher
  private let slots: SlotPool
  private let filter: FilePath

  /// Makes a sandbox for the time of `body` and takes away all that it left on the machine.
  ///
  /// `slotCount` boxes may run at once, at least 1.
  /// - Throws: `SandboxError`, and what `body` throws.
  package static func withSandbox<Result: Sendable>(
    slotCount: Int,
    _ body: (Sandbox) async throws -> Result
  ) async throws -> Result {
    let folder = try SystemCalls.makeTemporaryFolder(prefix: "/tmp/grade-")
    defer { SystemCalls.remove(folder) }
    let sandbox = try Sandbox(slotCount: slotCount, folder: folder)
    do {
      let result = try await body(sandbox)
      await sandbox.slots.close()
      return result
    } catch {
      await sandbox.slots.close()
      throw error
    }
  }

  private init(slotCount: Int, folder: FilePath) throws(SandboxError) {
    precondition(slotCount >= 1, "slotCount must be at least 1, but is \(slotCount)")
    launcher = try Launcher()
    filter = folder.appending("filter.bpf")
    do {
      let file = try FileDescriptor.open(
        filter,
        .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerRead
      )
      try file.closeAfter { try SeccompFilter.write(to: file) }
    } catch {
      throw error as? SandboxError
        ?? .fileSystem(path: filter.string, error as? Errno ?? .ioError)
    }
    slots = try SlotPool(count: slotCount, folder: folder)
  }

  /// Runs one box, when a slot is free, and waits for its end.
  ///
  /// Cancelling the task kills the box.
  /// - Throws: `SandboxError` where the box could not be run, `CancellationError`.
  package func run(_ box: Box) async throws -> Outcome {
    let slot = await slots.take()
    do {
      try Task.checkCancellation()
      let outcome = try await run(box, in: slot)
      await slots.giveBack(slot)
      return outcome
    } catch {
      await slots.giveBack(slot)
      throw error
    }
  }

  private func run(_ box: Box, in slot: Slot) async throws -> Outcome {
    try await slot.waitUntilEmpty()
    try slot.fill(with: box)
    let files = Launcher.Files(in: slot.folder)
    let arguments = BubblewrapArguments.bytes(for: box, boxFolder: slot.boxFolder.string)
    try SystemCalls.write(arguments, to: files.arguments, permissions: .ownerRead)
    try SystemCalls.write(box.input, to: files.input, permissions: .ownerRead)
    try SystemCalls.write([], to: files.status, permissions: .ownerReadWrite)
    if let group = slot.controlGroup, !group.prepare(box.limits) {
      throw SandboxError.launchFailed("its control group does not take the limits")
    }
    let killsBefore = slot.controlGroup?.usage.outOfMemoryKills ?? 0

    let supervision = try await supervise(box, slot: slot, files: files)

    let usage = slot.controlGroup?.usage
    let ranOutOfMemory = (usage?.outOfMemoryKills ?? 0) > killsBefore
    let status = SystemCalls.read(files.status) ?? ""
    let ending: Outcome.Ending
    if ranOutOfMemory {
      ending = .memoryLimit
    } else if let reason = supervision.reason {
      ending = reason
    } else if let code = LaunchStatus.exitCode(in: status) {
      ending = Self.ending(
        exitCode: code,
        cpuSeconds: usage.map { Double($0.cpuNanoseconds) / 1e9 },
        wall: supervision.wall,
        limits: box.limits
      )
    } else {
      throw Self.refusal(supervision)
    }
    return Outcome(
      ending: ending,
      output: supervision.output.bytes,
      errorOutput: supervision.errorOutput.bytes,
      wall: supervision.wall
    )
  }

  /// How a command ended that nobody stopped.
  ///
  /// A signal of the CPU limit counts as one only where about that much time can have been used,
  /// since a program can send the signal to itself. The limit counts in clock ticks, which on a busy
  /// machine can be half as many again as were used.
  static func ending(
    exitCode: Int32,
    cpuSeconds: Double?,
    wall: Duration,
    limits: BoxLimits
  ) -> Outcome.Ending {
    guard exitCode > 128, exitCode <= 192 else { return .exited(exitCode) }
    let signal = exitCode - 128
    let used = cpuSeconds ?? (wall / .seconds(1))
    let isCpuSignal = signal == 24 || signal == 9  // SIGXCPU at the soft limit, SIGKILL at the hard
    if isCpuSignal, used >= Double(limits.cpuSeconds) / 2 { return .cpuLimit }
    return .signalled(signal)
  }

  /// Why the launcher ended without a word on the command.
  private static func refusal(_ supervision: Supervision) -> SandboxError {
    let words =
      String(decoding: supervision.errorOutput.bytes.prefix(400), as: UTF8.self)
      .split(separator: "\n").first.map(String.init) ?? "it ended without a word"
    return words.hasPrefix("bwrap:")
      ? .boxRefused(String(words.dropFirst("bwrap: ".count))) : .launchFailed(words)
  }

  private func supervise(_ box: Box, slot: Slot, files: Launcher.Files) async throws -> Supervision
  {
    let arguments = launcher.shellArguments(
      slot: slot,
      files: files,
      filter: filter,
      command: BubblewrapArguments.limitedCommand(for: box)
    )
    do {
      return try await Supervision.run(
        shellArguments: arguments,
        limits: box.limits,
        watchesMemory: slot.controlGroup == nil
      )
    } catch let error as SubprocessError {
      throw SandboxError.launchFailed("\(error)")
    }
  }
}
