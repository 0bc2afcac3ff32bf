// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import FoundationEssentials
import Glibc
package import Sandbox

/// Builds Swift submissions in boxes.
package struct SwiftHarness: Harness {
  private let kit: Kit
  private let sandbox: Sandbox
  private let limits: CourseDefinition.Limits

  package init(kit: Kit, sandbox: Sandbox, limits: CourseDefinition.Limits) {
    self.kit = kit
    self.sandbox = sandbox
    self.limits = limits
  }

  package var identity: String { "\(kit.identity)\n\(limits)" }

  /// Compiles a submission's files together and links them with the main program that calls these
  /// functions.
  ///
  /// The compiler runs in a box and never sees the files under their own names, which could be
  /// options or response files to it.
  /// - Throws: `SandboxError`, `HarnessError.compilerDied`.
  package func build(_ files: [SourceFile], for signatures: [Signature]) async throws -> BuildResult
  {
    let box = try await buildBox(files, for: signatures)
    var outcome = try await sandbox.run(box)
    // Once may be the machine's fault; a file at which the compiler always stumbles is the student's
    // to change, since nobody else can.
    if Self.hasCrashed(outcome) { outcome = try await sandbox.run(box) }
    if Self.hasCrashed(outcome) { return .refused([Self.crash]) }
    switch outcome.ending {
    case .exited(0):
      return .built(program(restoring: outcome.output, of: files, for: signatures))
    case .exited(Stage.compiling.exitCode):
      return .refused(complaints(in: outcome, about: files))
    case .exited(Stage.linking.exitCode):
      return try await whyNotLinked(files, for: signatures, outcome)
    default:
      if let limit = ExceededLimit(outcome.ending, limits.build) { return .limit(limit) }
      throw HarnessError.compilerDied("\(outcome.ending)")
    }
  }

  package func program(
    of files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> Program? {
    let outcome = try await sandbox.run(try await buildBox(files, for: signatures))
    guard outcome.ending == .exited(0) else { return nil }
    return program(restoring: outcome.output, of: files, for: signatures)
  }

  package func program(
    restoring executable: [UInt8],
    of files: [SourceFile],
    for signatures: [Signature]
  ) -> Program {
    Program(
      executable: executable,
      signatures: signatures,
      runtime: SwiftRuntime(kit: kit, layout: sandbox.layout, files: files),
      sandbox: sandbox,
      limits: limits.run
    )
  }

  /// Whether the compiler or linker ended itself; a kill from outside is no crash.
  private static func hasCrashed(_ outcome: Outcome) -> Bool {
    switch outcome.ending {
    case .signalled(SIGILL), .signalled(SIGTRAP), .signalled(SIGABRT), .signalled(SIGBUS),
      .signalled(SIGFPE), .signalled(SIGSEGV):
      true
    default: false
    }
  }

  private static let crash = BuildResult.Complaint(
    place: nil,
    severity: .error,
    message: "the compiler crashed on this file; simplify very long or deeply nested code"
  )

  /// Tells a missing function and another signature from what else the linker can refuse.
  private func whyNotLinked(
    _ files: [SourceFile],
    for signatures: [Signature],
    _ outcome: Outcome
  ) async throws -> BuildResult {
    for signature in signatures {
      let probe = SourceFile(
        name: "probe",
        bytes: Array(GlueSource.probe(for: signature).utf8)
      )
      let outcome = try await sandbox.run(
        box(files + [probe], script: Self.probeScript, arguments: [])
      )
      guard outcome.ending == .exited(Stage.compiling.exitCode) else { continue }
      let complaints = Self.complaints(in: outcome, about: files + [probe], sandbox.layout)
        .filter { $0.place?.file == probe.name && $0.severity == .error }
      guard let first = complaints.first else { continue }
      if first.message == "cannot find '\(signature.function)' in scope" {
        return .missing(signature)
      }
      return .differs(
        signature,
        found: CompilerOutput.foundDeclaration(of: signature, in: first.message)
      )
    }
    return .refused(CompilerOutput.linkerComplaints(in: outcome.errorOutput))
  }

  private func complaints(
    in outcome: Outcome,
    about files: [SourceFile]
  ) -> [BuildResult.Complaint] {
    let complaints = Self.complaints(in: outcome, about: files, sandbox.layout)
    guard complaints.isEmpty else { return complaints }
    return [
      BuildResult.Complaint(
        place: nil,
        severity: .error,
        message: "the compiler refused it without saying why"
      )
    ]
  }

  private static func complaints(
    in outcome: Outcome,
    about files: [SourceFile],
    _ layout: BoxLayout
  ) -> [BuildResult.Complaint] {
    CompilerOutput.complaints(in: outcome.errorOutput, files: files, folder: layout.files)
  }

  /// The box that compiles files and links them with the main program for these functions.
  private func buildBox(_ files: [SourceFile], for signatures: [Signature]) async throws -> Box {
    let glue = try await kit.glueObject(for: signatures)
    return box(files, script: Self.buildScript, arguments: [glue])
  }

  private func box(_ files: [SourceFile], script: String, arguments: [String]) -> Box {
    let names = files.indices.map(CompilerOutput.boxName)
    let paths = names.map { "\(sandbox.layout.files)/\($0)" }
    return Box(
      command: ["/bin/sh", "-c", script, "sh"] + arguments + paths,
      files: zip(names, files).map { Box.File(name: $0, bytes: $1.bytes) },
      mounts: kit.mounts,
      environment: kit.environment,
      limits: BoxLimits(
        limits.build,
        outputBytes: Self.mostProgramBytes,
        errorBytes: limits.build.outputKiB << 10,
        fileBytes: Self.mostFileBytes
      )
    )
  }

  /// A right solution's program takes some 100 KB.
  private static let mostProgramBytes = 64 << 20
  private static let mostFileBytes = 256 << 20

  /// Where a build script ended, by its exit code.
  private enum Stage {
    case compiling
    case linking

    /// Codes that neither the compiler (1) nor a signal (128 and more) gives.
    var exitCode: Int32 {
      switch self {
      case .compiling: 40
      case .linking: 41
      }
    }
  }

  /// `sh -c` this with the glue's object and the sources: the program comes out on standard output.
  ///
  /// A compiler that is killed or dies makes the script end with its code of 128 and more, not with
  /// a stage's.
  private static let buildScript: String = {
    let linker = "\(CompilerFlags.linkerProgram) --error-limit=5 -o \"$HOME/program\""
    let objects = #"@"$KIT/link-start" "$glue" "$HOME/submission.o""#
    return """
      glue=$1; shift
      \(compiler) -c "$@" -o "$HOME/submission.o" >&2; code=$?
      [ $code -lt 128 ] || exit $code
      [ $code -eq 0 ] || exit \(Stage.compiling.exitCode)
      \(linker) \(objects) @"$KIT/link-small" 2>/dev/null ||
        \(linker) \(objects) @"$KIT/link-all" || exit \(Stage.linking.exitCode)
      exec cat "$HOME/program"
      """
  }()

  private static let probeScript = """
    \(compiler) -typecheck "$@" >&2; code=$?
    [ $code -lt 128 ] || exit $code
    [ $code -eq 0 ] || exit \(Stage.compiling.exitCode)
    """

  private static let compiler =
    "\(CompilerFlags.frontendProgram) \(CompilerFlags.submission.joined(separator: " "))"
}

extension BoxLimits {
  /// The course's limits for a kind of box, with those that are the harness's own.
  init(_ limits: ResourceLimits, outputBytes: Int, errorBytes: Int, fileBytes: Int) {
    self.init(
      wall: .seconds(limits.wallSeconds),
      cpuSeconds: limits.cpuSeconds,
      memoryBytes: limits.memoryMiB << 20,
      processes: limits.processes,
      outputBytes: outputBytes,
      errorBytes: errorBytes,
      fileBytes: fileBytes
    )
  }
}

extension ExceededLimit {
  /// The limit that a box ended at, if it did.
  init?(_ ending: Outcome.Ending, _ limits: ResourceLimits) {
    switch ending {
    case .wallLimit: self = .wall(seconds: limits.wallSeconds)
    case .cpuLimit: self = .cpu(seconds: limits.cpuSeconds)
    case .memoryLimit: self = .memory(mebibytes: limits.memoryMiB)
    case .outputLimit: self = .output(kibibytes: limits.outputKiB)
    case .exited, .signalled: return nil
    }
  }
}
