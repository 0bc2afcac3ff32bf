// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Verdicts

extension Finding {
  /// What a build that did not succeed means.
  init(_ build: BuildResult, in language: ProgrammingLanguage) {
    switch build {
    case .built:
      preconditionFailure("a build that succeeded is no finding")
    case .refused(let complaints):
      self = .compilerErrors(complaints.map(Diagnostic.init))
    case .missing(let signature, let elsewhere):
      self = .functionMissing(
        expected: signature,
        in: language,
        elsewhere: elsewhere.map(Elsewhere.init)
      )
    case .differs(let signature, let found):
      self = .signatureDiffers(expected: signature, found: found, in: language)
    case .unwritten:
      self = .stubUntouched(returned: nil, in: language)
    case .unsuitable(let reason):
      self = .rejected(reason)
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
    case .raised("NotImplementedError", _, _):
      self = .stubUntouched(returned: nil, in: .python)
    case .raised(let type, let message, let place):
      self = .uncaughtException(
        type: type,
        message: message,
        line: place?.line,
        cell: place?.cell
      )
    // A stub's None in place of a matrix.
    case .foreign(let value) where value.found == .nothing && value.expected == .matrix:
      self = .stubUntouched(returned: nil, in: .python)
    case .foreign(let value): self = .unsuitableValue(UnsuitableValue(value))
    case .exited(let code): self = .exited(code: code)
    case .noValue: self = .noValue
    case .malformed(let why): self = .protocolViolation(why)
    case .limit(let limit): self = .limit(Verdicts.Limit(phase: .run, resource: .init(limit)))
    }
  }
}

extension Elsewhere {
  init(_ elsewhere: BuildResult.Elsewhere) {
    let kind: Kind =
      switch elsewhere.kind {
      case .inClass: .inClass
      case .inBlock: .inBlock
      case .inFunction: .inFunction
      }
    self.init(kind: kind, line: elsewhere.place.line, cell: elsewhere.place.cell)
  }
}

extension UnsuitableValue {
  init(_ value: ForeignValue) {
    let steps = value.path.map { step -> Place.Step in
      switch step {
      case .member(let member): .member(member)
      case .index(let index): .index(index)
      case .name(let name): .name(name)
      }
    }
    let found: Found =
      switch value.found {
      case .nothing: .nothing
      case .array(let dimensions): .array(dimensions: dimensions)
      case .arrayOf(let elements): .arrayOf(elements: elements)
      case .value(let name): .value(of: name)
      }
    self.init(place: Place(steps: steps), expected: value.expected, found: found)
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
      cell: complaint.place?.cell,
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
