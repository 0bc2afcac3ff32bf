// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Verdicts

extension Finding {
  /// What a build that did not succeed means.
  init(_ build: BuildResult) {
    switch build {
    case .built:
      preconditionFailure("a build that succeeded is no finding")
    case .refused(let complaints):
      self = .compilerErrors(complaints.map(Diagnostic.init))
    case .missing(let signature):
      self = .functionMissing(expected: signature)
    case .differs(let signature, let found):
      self = .signatureDiffers(expected: signature, found: found)
    case .limit(let limit):
      self = .limit(Verdicts.Limit(phase: .build, resource: .init(limit)))
    }
  }

  /// What a call that returned no value means; nil for one that did.
  init?(_ result: CallResult) {
    switch result.ending {
    case .value: return nil
    case .trapped(let reason, let file, let line):
      self = .trapped(Trap(reason: reason, file: file, line: line))
    case .exited(let code): self = .exited(code: code)
    case .noValue: self = .noValue
    case .malformed(let why): self = .protocolViolation(reason: why)
    case .limit(let limit): self = .limit(Verdicts.Limit(phase: .run, resource: .init(limit)))
    }
  }
}

extension Limit.Resource {
  init(_ limit: ExceededLimit) {
    switch limit {
    case .wall(let seconds): self = .wallSeconds(seconds)
    case .cpu(let seconds): self = .cpuSeconds(seconds)
    case .memory(let mebibytes): self = .memoryMiB(mebibytes)
    case .output(let kibibytes): self = .outputKiB(kibibytes)
    case .value(let kibibytes): self = .valueKiB(kibibytes)
    }
  }
}

extension Diagnostic {
  init(_ complaint: BuildResult.Complaint) {
    let severity: Diagnostic.Severity =
      switch complaint.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    self.init(
      file: complaint.place?.file ?? "",
      line: complaint.place?.line ?? 0,
      column: complaint.place?.column ?? 0,
      severity: severity,
      message: complaint.message,
      sourceLine: complaint.place?.text
    )
  }
}

extension PrintedText {
  /// What a program printed, or nil for nothing.
  init?(_ printed: [UInt8]) {
    guard !printed.isEmpty else { return nil }
    self.init(text: String(decoding: printed, as: UTF8.self), byteCount: printed.count)
  }
}
