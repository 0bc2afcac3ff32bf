// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

extension Program {
  /// Makes rounds of calls in one box, each call in a process of its own; nil for a round that has to
  /// be made otherwise.
  ///
  /// It is nil unless every call of the round and of those before it returned or raised and nothing else
  /// happened: whatever else a call does could have touched the next one, so that each has to be made
  /// alone, with ``call(_:)``. The box learns what a round calls when those before it are answered, and
  /// nothing that it does from then on decides about these: their results can hold nothing of it. It
  /// never learns an expected value.
  /// - Throws: as ``call(_:)``.
  package func callTogether(_ rounds: [[Call]]) async throws -> [[CallResult]?] {
    let input = Box.Input.requests(Request.rounds(rounds.map { $0.map(bytes) })) { output, count in
      let frames = Frame.leading(in: output)
      return frames.values.count == count && frames.rest == 0
    }
    let within = limits.forCallsTogether
    let outcome = try await sandbox.run(box(reading: input, within: within))
    let frames = Frame.leading(in: outcome.output)
    let endedWell =
      outcome.ending == .exited(0) && outcome.errorOutput.isEmpty
      && frames.values.count == outcome.requestCount && frames.rest == 0
    // Where the next one was asked for, a round was answered well, whatever came then.
    let answered = max(0, outcome.requestCount - (endedWell ? 0 : 1))
    let results = zip(rounds, frames.values.prefix(answered))
      .map { self.results(of: $0, in: $1, within) }
      .prefix { $0 != nil }
    return results + Array(repeating: nil, count: rounds.count - results.count)
  }

  /// The results of a round's calls, or nil where one ended otherwise, or they can't be read: what is no
  /// such answer is told by the calls alone.
  private func results(
    of calls: [Call],
    in answer: [UInt8],
    _ limits: ResourceLimits
  ) -> [CallResult]? {
    let results = try? CallResult.results(
      reading: answer,
      count: calls.count,
      mostPrintedBytes: limits.outputKiB << 10,
      wall: .seconds(limits.wallSeconds)
    ) { number, answer throws(FrameError) in
      try runtime.ending(reading: answer, returns: signature(of: calls[number]).returns)
    }
    return results.flatMap { $0.allSatisfy(\CallResult.ending.isOrderly) ? $0 : nil }
  }
}

extension ResourceLimits {
  /// Time enough for calls that are as quick as most.
  ///
  /// It is lost where one does neither return nor raise; then each is made alone, with all the time that
  /// the course gives.
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
  /// Whether the function returned, whatever it was, or raised: then its process ended as it should.
  fileprivate var isOrderly: Bool {
    switch self {
    case .value, .foreign, .raised: true
    case .trapped, .exited, .noValue, .malformed, .limit: false
    }
  }
}
