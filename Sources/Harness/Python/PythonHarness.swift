// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
package import Course
import Glibc
package import Sandbox

/// Builds submissions in Python, .py files and notebooks: in a box, an interpreter reads them and picks
/// out what the functions need.
///
/// Nothing of a submission is run before a call; a notebook is never run as a whole.
package struct PythonHarness: Harness {
  private let python: Result<Python, HarnessError>
  private let sandbox: Sandbox
  private let limits: CourseDefinition.Limits
  private let cacheFolder: String

  /// Makes a harness that may lack its interpreter: that is an error when it is needed.
  ///
  /// `cacheFolder` keeps that an interpreter was tried.
  package init(
    python: Result<Python, HarnessError>,
    sandbox: Sandbox,
    limits: CourseDefinition.Limits,
    cacheFolder: String
  ) {
    self.python = python
    self.sandbox = sandbox
    self.limits = limits
    self.cacheFolder = cacheFolder
  }

  package var identity: String {
    let interpreter =
      switch python {
      case .success(let python): python.identity
      case .failure: "no Python"
      }
    return "\(interpreter)\n\(PythonSources.identity)\n\(limits)"
  }

  /// Picks what these functions need out of the files; the first of them is the exercise's own, whose
  /// definitions have the last word.
  ///
  /// - Throws: `SandboxError`; `HarnessError` where there is no usable interpreter, and
  ///   `.compilerDied`.
  package func build(
    _ files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> BuildResult {
    let python = try python.get()
    try await python.hold(usableIn: sandbox, cacheFolder: cacheFolder)
    let outcome = try await sandbox.run(box(files, for: signatures, python))
    switch outcome.ending {
    case .exited(0):
      let answer: PythonBuildAnswer
      do {
        answer = try PythonBuildAnswer(frame: outcome.output, files: files, signatures: signatures)
      } catch {
        throw HarnessError.compilerDied("its answer can't be read: \(error)")
      }
      switch answer {
      case .program(let program): return .built(self.program(program, files, signatures))
      case .result(let result): return result
      case .outOfMemory: return .limit(.memory(mebibytes: limits.build.memoryMiB))
      }
    case .signalled(SIGSEGV), .signalled(SIGABRT):
      return .refused([Self.crash])
    default:
      if let limit = ExceededLimit(outcome.ending, limits.build) { return .limit(limit) }
      let words = String(decoding: outcome.errorOutput, as: UTF8.self).split(separator: "\n").last
      throw HarnessError.compilerDied("\(outcome.ending): \(words ?? "")")
    }
  }

  package func program(
    of files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> Program? {
    guard case .built(let program) = try await build(files, for: signatures) else { return nil }
    return program
  }

  package func program(
    restoring executable: [UInt8],
    of files: [SourceFile],
    for signatures: [Signature]
  ) -> Program {
    program(executable, files, signatures)
  }

  private func program(
    _ executable: [UInt8],
    _ files: [SourceFile],
    _ signatures: [Signature]
  ) -> Program {
    Program(
      executable: executable,
      signatures: signatures,
      runtime: PythonRuntime(
        python: python,
        files: files,
        limits: limits.run,
        layout: sandbox.layout
      ),
      sandbox: sandbox,
      limits: limits.run
    )
  }

  private static let crash = BuildResult.Complaint(
    place: nil,
    severity: .error,
    message: "Python crashed on this file; simplify very long or deeply nested code"
  )

  /// What the functions need of a submission of the largest size.
  private static let mostProgramBytes = 64 << 20

  private func box(
    _ files: [SourceFile],
    for signatures: [Signature],
    _ python: Python
  ) -> Box {
    let names = files.indices.map { "S\($0)" }
    return Box(
      command: python.command(PythonSources.build, in: sandbox.layout),
      files: PythonSources.forBuilding
        + zip(names, files).map { Box.File(name: $0, bytes: $1.bytes) },
      mounts: python.mounts,
      environment: python.environment(in: sandbox.layout),
      input: .bytes(request(files, names, for: signatures)),
      limits: BoxLimits(
        limits.build,
        outputBytes: Self.mostProgramBytes,
        errorBytes: limits.build.outputKiB << 10,
        fileBytes: 1 << 20
      )
    )
  }

  /// What `grade_build.py` reads: the functions, and the files by their names in the box.
  private func request(
    _ files: [SourceFile],
    _ names: [String],
    for signatures: [Signature]
  ) -> [UInt8] {
    var request = FrameWriter()
    request.write(signatures.count)
    for signature in signatures {
      request.write(signature.function)
      request.write(signature.arguments.map(\.type.description))
      request.write(signature.returns.description)
    }
    request.write(files.count)
    for (name, file) in zip(names, files) {
      request.write(name)
      request.write(file.isNotebook)
      request.write(file.moduleName)
    }
    return request.bytes
  }
}

extension SourceFile {
  /// The name under which another file could import it: its own, less the extension.
  fileprivate var moduleName: String {
    String(name.prefix { $0 != "." })
  }
}
