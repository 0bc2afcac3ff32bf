// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Subprocess
import SystemPackage

extension Sandbox {
  /// Runs a box in a slot that nobody else uses.
  func run(_ box: Box, in slot: Slot) async throws -> Outcome {
    try await slot.waitUntilEmpty()
    try slot.fill(with: box)
    let files = Launcher.Files(in: slot.folder)
    if launcher.bubblewrap != nil {
      let arguments = BubblewrapArguments.bytes(for: box, boxFolder: slot.boxFolder.string)
      try SystemCalls.write(arguments, to: files.arguments, permissions: .ownerRead)
    }
    try SystemCalls.write([], to: files.status, permissions: .ownerReadWrite)
    if let group = slot.controlGroup, !group.prepare(box.limits) {
      throw SandboxError.launchFailed("its control group does not take the limits")
    }
    let before = slot.controlGroup?.usage ?? ControlGroupUsage()

    try slot.setOwner(ofWritableMounts: box, toBox: true)
    let end: Result<Supervision, any Error>
    do {
      end = .success(try await supervise(box, slot: slot, files: files, before: before))
    } catch {
      end = .failure(error)
    }
    // Also where the box was cancelled.
    let words = SystemCalls.read(files.status) ?? ""
    let status =
      launcher.bubblewrap == nil
      ? LaunchStatus(ofOpenLaunch: words, (try? end.get())?.termination) : LaunchStatus(words)
    if let process = status.childProcess {
      await Self.reap(process)
    } else if launcher.bubblewrap != nil {
      // It was killed before it could name its child, which may have been born all the same.
      slot.killAll()
    }
    try slot.clear()
    try slot.setOwner(ofWritableMounts: box, toBox: false)

    // What was cancelled was killed, which is no program's own end.
    try Task.checkCancellation()
    let supervision = try end.get()
    let used = slot.controlGroup.map { $0.usage - before }
    return Outcome(
      ending: try ending(of: supervision, status, used, limits: box.limits),
      output: supervision.output.bytes,
      errorOutput: supervision.errorOutput.bytes,
      wall: supervision.wall,
      requestCount: supervision.requestCount
    )
  }

  private func ending(
    of supervision: Supervision,
    _ status: LaunchStatus,
    _ used: ControlGroupUsage?,
    limits: BoxLimits
  ) throws -> Outcome.Ending {
    if let used, used.outOfMemoryKills > 0 { return .memoryLimit }
    if let reason = supervision.reason { return reason }
    guard let code = status.exitCode else {
      guard Self.commandWasRefused(supervision) else { throw refusal(supervision) }
      return .exited(Self.cannotStart)
    }
    hasRun.set()
    return Self.ending(
      exitCode: code,
      cpuSeconds: used.map { Double($0.cpuNanoseconds) / 1e9 },
      wall: supervision.wall,
      limits: limits
    )
  }

  /// How a command ended that nobody stopped.
  ///
  /// A signal of the CPU limit counts as one only where about that much time can have been used,
  /// since a program can send the signal to itself. The limit counts in clock ticks, which on a busy
  /// machine can be half as many again as were used.
  package static func ending(
    exitCode: Int32,
    cpuSeconds: Double?,
    wall: Duration,
    limits: BoxLimits
  ) -> Outcome.Ending {
    guard exitCode > 128, exitCode <= 192 else { return .exited(exitCode) }
    let signal = exitCode - 128
    let used = cpuSeconds ?? (wall / .seconds(1))
    let isCpuSignal = signal == SIGXCPU || signal == SIGKILL  // at the soft, at the hard limit
    if isCpuSignal, used >= Double(limits.cpuSeconds) / 2 { return .cpuLimit }
    return .signalled(signal)
  }

  /// What a shell gives a command that can't be started.
  private static let cannotStart: Int32 = 127

  /// Whether the box stood and its command alone could not be started.
  ///
  /// A program can ask for a loader that isn't there. Nothing of the command's has run by then: the words
  /// are bubblewrap's.
  private static func commandWasRefused(_ supervision: Supervision) -> Bool {
    supervision.errorOutput.bytes.starts(with: "bwrap: execvp ".utf8)
  }

  /// Why the launcher ended without a word on the command.
  ///
  /// Once a box has run, bubblewrap's refusals are passing faults: no submission may end the grading
  /// of others.
  private func refusal(_ supervision: Supervision) -> SandboxError {
    let words =
      String(decoding: supervision.errorOutput.bytes.prefix(400), as: UTF8.self)
      .split(separator: "\n").first.map(String.init) ?? "it ended without a word"
    let mark = "bwrap: "
    guard case .exited = supervision.termination, words.hasPrefix(mark), !hasRun.isSet else {
      return .launchFailed("\(words) (\(supervision.termination))")
    }
    return .boxRefused(BoxRefusal(String(words.dropFirst(mark.count))))
  }

  private func supervise(
    _ box: Box,
    slot: Slot,
    files: Launcher.Files,
    before: ControlGroupUsage
  ) async throws -> Supervision {
    let arguments = launcher.shellArguments(
      slot: slot,
      files: files,
      filter: filter,
      box: box
    )
    do {
      return try await Supervision.run(
        shell: launcher.shell,
        arguments: arguments,
        box: box,
        slot: slot,
        before: before
      )
    } catch let error as SubprocessError {
      throw SandboxError.launchFailed("\(error)")
    }
  }

  /// Asks for the end of the box's first process, which is the grader's child where bubblewrap was
  /// killed above it.
  ///
  /// It ends after all others of its box: with a fork bomb on a busy machine that takes seconds, though
  /// hardly ten. What is there longer shows when the slot is used again.
  private static func reap(_ process: Int32) async {
    for round in 0..<2000 {
      // -1: bubblewrap has asked, and there is no such child.
      if waitpid(process, nil, WNOHANG) != 0 { return }
      let pause = round < 10 ? Duration.microseconds(200) : .milliseconds(5)
      // A cancelled task has to ask too, and to wait for a moment.
      do { try await Task.sleep(for: pause) } catch { usleep(500) }
    }
  }
}
