// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
package import Course
import Sandbox

/// A built submission, whose functions can be called.
package struct Program: Sendable {
  /// What is run in a box.
  package let executable: [UInt8]
  let signatures: [Signature]
  let runtime: any Runtime
  let sandbox: Sandbox
  let limits: ResourceLimits

  package var language: ProgrammingLanguage { runtime.language }

  /// The largest answer that is taken in.
  private static let mostAnswerBytes = 1 << 20

  /// Makes one call, in a box of its own.
  ///
  /// - Throws: `SandboxError` where the box could not be run, `HarnessError` where this machine has
  ///   nothing to run the program with.
  package func call(_ call: Call) async throws -> CallResult {
    let outcome = try await sandbox.run(
      box(reading: .bytes(Request.alone(bytes(of: call))), within: limits)
    )
    let report = runtime.report(on: outcome.errorOutput)
    return CallResult(
      ending: ending(of: outcome, returns: signature(of: call).returns, report),
      printed: report.printed,
      wall: outcome.wall
    )
  }

  func signature(of call: Call) -> Signature { signatures[index(of: call)] }

  private func index(of call: Call) -> Int {
    guard let index = signatures.firstIndex(where: { $0.function == call.function }) else {
      preconditionFailure("'\(call.function)' is not one of the functions that were built")
    }
    return index
  }

  private func ending(
    of outcome: Outcome,
    returns type: ValueType,
    _ report: TrapReport
  ) -> CallResult.Ending {
    switch outcome.ending {
    case .signalled where report.isAllocationFailure:
      return .limit(.memory(mebibytes: limits.memoryMiB))
    case .signalled(let signal):
      return .trapped(
        reason: report.reason ?? Self.name(ofSignal: signal),
        file: report.file,
        line: report.line
      )
    case .exited(0):
      guard !outcome.output.isEmpty else { return .noValue }
      do throws(FrameError) {
        return try runtime.ending(reading: try Frame.unwrap(outcome.output), returns: type)
      } catch {
        return .malformed(MalformedAnswer(error))
      }
    case .exited(let code):
      return .exited(code: code)
    case .outputLimit where outcome.output.count >= Self.mostAnswerBytes:
      return .limit(.value(kibibytes: Self.mostAnswerBytes >> 10))
    case .wallLimit, .cpuLimit, .memoryLimit, .outputLimit:
      guard let limit = ExceededLimit(outcome.ending, limits) else { return .noValue }
      return .limit(limit)
    }
  }

  /// A call as BoxKit's `serve` reads it.
  func bytes(of call: Call) -> [UInt8] {
    var bytes = FrameWriter()
    bytes.write(index(of: call))
    for argument in call.arguments { argument.write(to: &bytes) }
    return bytes.bytes
  }

  /// The box that makes the calls of a ``Request``.
  func box(
    reading input: Box.Input,
    within limits: ResourceLimits
  ) throws(HarnessError) -> Box {
    try runtime.box(
      running: executable,
      input: input,
      limits: BoxLimits(
        limits,
        outputBytes: Self.mostAnswerBytes,
        errorBytes: limits.outputKiB << 10,
        fileBytes: 16 << 20
      )
    )
  }

  private static func name(ofSignal signal: Int32) -> String {
    switch signal {
    case 4: "Illegal instruction"
    case 5: "Trap"
    case 6: "Aborted"
    case 7: "Bus error"
    case 8: "Arithmetic fault"
    case 9: "Killed"
    case 11: "Bad memory access, or calls nested too deeply"
    case 25: "A file grew past its limit"
    default: "Signal \(signal)"
    }
  }
}
