// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Subprocess
import Synchronization
import SystemPackage

/// A started box being watched: its output taken in, its limits held from outside.
struct Supervision: Sendable {
  /// What one of the box's streams wrote, as far as its limit lets through.
  struct Stream: Sendable {
    var bytes: [UInt8] = []
    var isOverLimit = false
  }

  let output: Stream
  let errorOutput: Stream
  /// Why the box was killed from here, or nil where it ended by itself.
  let reason: Outcome.Ending?
  let wall: Duration
  let requestCount: Int
  /// How the launcher itself ended.
  let termination: TerminationStatus

  /// Starts the launcher, waits for its end and kills it at a limit.
  ///
  /// - Throws: `SandboxError`, `SubprocessError`, `CancellationError`.
  static func run(
    shell: FilePath,
    arguments: [String],
    box: Box,
    slot: Slot,
    before: ControlGroupUsage
  ) async throws -> Supervision {
    let limits = box.limits
    let clock = ContinuousClock()
    let start = clock.now
    let brake = Brake()

    var platform = PlatformOptions()
    // Ctrl-C on the grader's terminal is the grader's to answer.
    platform.createSession = true
    var dialogue = try Dialogue(box.input)
    defer { dialogue.end() }

    let result = try await Subprocess.run(
      .path(shell),
      arguments: Arguments(arguments),
      environment: environment(of: box, in: slot),
      workingDirectory: slot.isOpen ? slot.scratchFolder : "/",
      platformOptions: platform,
      input: .fileDescriptor(dialogue.boxEnd, closeAfterSpawningProcess: false),
      output: .sequence,
      error: .sequence
    ) { execution in
      // The box may have ended by itself just now, which is as good.
      let stop: @Sendable (Outcome.Ending) -> Void = { why in
        brake.pull(why) { try? execution.send(signal: .kill, toProcessGroup: true) }
      }
      let watch = Watch(
        process: execution.processIdentifier.value,
        limits: limits,
        slot: slot,
        before: before
      )
      async let _ = watch.wait(on: clock, stop: stop)
      async let errorOutput = collect(execution.standardError, limit: limits.errorBytes) {
        stop(.outputLimit)
      }
      await dialogue.begin()
      let output = try await collect(
        execution.standardOutput,
        limit: limits.outputBytes,
        onGrowth: { await dialogue.proceed(after: $0) },
        onExcess: { stop(.outputLimit) }
      )
      let streams = (output, try await errorOutput)
      // Leaving the scope cancels the watch.
      return streams
    }
    return Supervision(
      output: result.closureResult.0,
      errorOutput: result.closureResult.1,
      reason: brake.reason,
      wall: clock.now - start,
      requestCount: dialogue.requestCount,
      termination: result.terminationStatus
    )
  }

  /// bubblewrap's own environment can be read in the box, as that of process 1: it gets the box's among
  /// its arguments.
  private static func environment(of box: Box, in slot: Slot) -> Environment {
    let variables = slot.isOpen ? box.environment : [:]
    return .custom(
      Dictionary(
        uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) }
      )
    )
  }

  private static func collect(
    _ sequence: SubprocessOutputSequence,
    limit: Int,
    onGrowth: ([UInt8]) async -> Void = { _ in },
    onExcess: @Sendable () -> Void
  ) async throws -> Stream {
    var stream = Stream()
    for try await buffer in sequence {
      let room = limit - stream.bytes.count
      buffer.withUnsafeBytes { stream.bytes += $0.prefix(room) }
      await onGrowth(stream.bytes)
      if buffer.count > room, !stream.isOverLimit {
        stream.isOverLimit = true
        onExcess()
      }
    }
    return stream
  }
}

/// Kills a box once and remembers the first reason.
///
/// A class, since the watch and both readers pull the same one.
private final class Brake: Sendable {
  private let first = Mutex<Outcome.Ending?>(nil)

  var reason: Outcome.Ending? { first.withLock { $0 } }

  func pull(_ why: Outcome.Ending, kill: () -> Void) {
    let isFirst = first.withLock { first in
      defer { first = first ?? why }
      return first == nil
    }
    if isFirst { kill() }
  }
}
