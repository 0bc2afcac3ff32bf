// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

extension Program {
  /// Makes rounds of calls in one box, each call in a process of its own; nil for a round that has to
  /// be made otherwise.
  ///
  /// It is nil unless every call of the round and of those before it returned and nothing else
  /// happened: whatever else a call does could have touched the next one, so that each has to be made
  /// alone, with ``call(_:)``. The box learns what a round calls when those before it are answered:
  /// their results can hold nothing of it. It never learns an expected value.
  /// - Throws: as ``call(_:)``.
  package func callTogether(_ rounds: [[Call]]) async throws -> [[CallResult]?] {
    let input = Box.Input.requests(Request.rounds(rounds.map { $0.map(bytes) })) { output, count in
      Frame.leading(in: output).count >= count
    }
    let within = limits.forCallsTogether
    let outcome = try await sandbox.run(box(reading: input, within: within))
    let frames = outcome.errorOutput.isEmpty ? Frame.leading(in: outcome.output) : []
    var isTold = true
    return rounds.enumerated().map { number, calls in
      // What is no such answer is told by the calls alone.
      let results =
        isTold && number < frames.count
        ? try? CallResult.results(
          reading: frames[number],
          count: calls.count,
          mostPrintedBytes: limits.outputKiB << 10,
          wall: .seconds(within.wallSeconds)
        ) { number, answer throws(FrameError) in
          try runtime.ending(reading: answer, returns: signature(of: calls[number]).returns)
        } : nil
      isTold = results?.allSatisfy(\CallResult.ending.isReturn) ?? false
      return isTold ? results : nil
    }
  }
}

extension ResourceLimits {
  /// Time enough for calls that are as quick as most.
  ///
  /// It is lost where one does not return; then each is made alone, with all the time that the course
  /// gives.
  fileprivate var forCallsTogether: ResourceLimits {
    ResourceLimits(
      wallSeconds: min(wallSeconds, 2),
      cpuSeconds: min(cpuSeconds, 1),
      memoryMiB: memoryMiB,
      processes: processes,
      outputKiB: outputKiB
    )
  }
}

extension CallResult.Ending {
  /// Whether the function returned, whatever it was.
  fileprivate var isReturn: Bool {
    switch self {
    case .value, .foreign: true
    case .raised, .trapped, .exited, .noValue, .malformed, .limit: false
    }
  }
}
