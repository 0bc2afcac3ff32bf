// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Why a check did not pass: data, from which `Messages.swift` makes the sentences.
package enum Finding: Codable, Equatable, Sendable {
  /// The value was compared and is not the expected one.
  case differs(Comparison)
  /// The function returns what the stub returns, or does what it does: then there is no value.
  case stubUntouched(returned: Value?, in: ProgrammingLanguage = .swift)
  /// The submission has no file for this exercise; the name that it should have.
  case fileMissing(name: String)
  /// The file is there, the function is not, or only out of reach.
  case functionMissing(
    expected: Signature,
    in: ProgrammingLanguage = .swift,
    elsewhere: Elsewhere? = nil
  )
  /// The function takes or returns something else; `found` is its declaration, where it is known.
  case signatureDiffers(expected: Signature, found: String?, in: ProgrammingLanguage = .swift)
  /// The compiler refused the file.
  case compilerErrors([Diagnostic])
  /// The program stopped itself, or was stopped by a signal.
  case trapped(Trap)
  /// An exception that nothing caught; the line is the cell's where there is a cell.
  case uncaughtException(type: String, message: String, line: Int?, cell: Int? = nil)
  /// The function returned something that is of no type that belongs there.
  case unsuitableValue(UnsuitableValue)
  /// The program ended with this exit code, which is not 0.
  case exited(code: Int32)
  /// The program ended normally, before the function returned.
  case noValue
  /// What came back is no value; what is wrong with it.
  case protocolViolation(MalformedAnswer)
  /// A limit was passed.
  case limit(Limit)
  /// The submission can't be taken in, and why.
  case rejected(RejectionReason)
  /// A check that this one comes after did not pass.
  case waitsFor(check: String)
  /// The training went otherwise than it should; at least one way in which it did.
  case trainingShortfalls([TrainingShortfall])
  /// The returned parameters make no network of the layers that were asked for; no difference where
  /// none were returned.
  case parametersDoNotFit([Difference])
  /// A fault of the grader's own.
  case infrastructureFault(reason: LocalizedText)
  /// No sandbox or no toolchain could be had: the cause and the remedy.
  case sandboxUnavailable(reason: String)

  /// The status that the finding means.
  package var status: Status {
    switch self {
    case .differs(let comparison): comparison.status
    case .stubUntouched: .notImplemented
    case .fileMissing, .functionMissing: .missing
    case .signatureDiffers, .compilerErrors: .buildFailed
    case .trapped: .crashed
    case .uncaughtException: .raised
    case .unsuitableValue(let value): value.status
    case .exited: .nonzeroExit
    case .noValue: .noResult
    case .protocolViolation: .protocolError
    case .limit(let limit): limit.status
    case .rejected: .rejected
    case .waitsFor: .skipped
    case .trainingShortfalls: .wrongValue
    case .parametersDoNotFit: .wrongShape
    case .infrastructureFault: .infrastructureError
    case .sandboxUnavailable: .sandboxUnavailable
    }
  }
}

/// One thing that the compiler said about the student's file.
package struct Diagnostic: Codable, Equatable, Sendable {
  /// How grave it is.
  package enum Severity: String, Codable, CaseIterable, Sendable {
    case error
    case warning
    case note
  }

  /// The student's own name of the file, without a folder; empty for what has no place.
  package let file: String
  /// A notebook's code cell, from 1; nil for a file that is no notebook.
  package let cell: Int?
  /// From 1, in the cell where there is one; 0 for what has no place.
  package let line: Int
  /// From 1, in bytes of UTF-8 as the compiler counts; 0 for what has no place.
  package let column: Int
  package let severity: Severity
  package let message: String
  /// The text of the line, without its line feed.
  package let sourceLine: String?

  package init(
    file: String,
    cell: Int? = nil,
    line: Int,
    column: Int,
    severity: Severity,
    message: String,
    sourceLine: String?
  ) {
    self.file = file
    self.cell = cell
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
    self.sourceLine = sourceLine
  }
}

/// Where a function is defined so that it can't be called.
package struct Elsewhere: Codable, Equatable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case inClass
    /// Below a condition, a loop or the like.
    case inBlock
    case inFunction
  }

  package let kind: Kind
  package let line: Int
  /// A notebook's code cell, from 1; nil for a file that is no notebook.
  package let cell: Int?

  package init(kind: Kind, line: Int, cell: Int?) {
    self.kind = kind
    self.line = line
    self.cell = cell
  }
}

/// How a program stopped itself or was stopped.
package struct Trap: Codable, Equatable, Sendable {
  /// What the runtime said: `Index out of range`; or the signal's name where it said nothing.
  package let reason: String
  /// Where in the student's file, when it is known.
  package let file: String?
  package let line: Int?

  package init(reason: String, file: String? = nil, line: Int? = nil) {
    self.reason = reason
    self.file = file
    self.line = line
  }
}

/// A limit that a box ran past.
package struct Limit: Codable, Equatable, Sendable {
  /// What the box was for.
  package enum Phase: Codable, Sendable {
    case build
    case run
  }

  /// What was limited, and to how much.
  package enum Resource: Codable, Equatable, Sendable {
    case cpuSeconds(Int)
    case wallSeconds(Double)
    case memoryMiB(Int)
    /// What the program printed.
    case outputKiB(Int)
    /// What the function returned.
    case valueKiB(Int)
  }

  package let phase: Phase
  package let resource: Resource

  package init(phase: Phase, resource: Resource) {
    self.phase = phase
    self.resource = resource
  }

  var status: Status {
    if phase == .build { return .buildLimit }
    return switch resource {
    case .cpuSeconds, .wallSeconds: .timeLimit
    case .memoryMiB: .memoryLimit
    case .outputKiB, .valueKiB: .outputLimit
    }
  }
}
