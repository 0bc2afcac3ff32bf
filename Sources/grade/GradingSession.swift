// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Grading
import Harness
import Sandbox
import Verdicts

/// What grading needs of the machine, for the time of a command.
struct GradingSession: Sendable {
  let sandbox: Sandbox
  let harness: LanguageHarness
  let kit: Kit

  /// Opens sandbox, toolchain and kit, with so many boxes at once, and closes them after `body`.
  ///
  /// Not sandboxed, only what the caller wrote themselves may be graded.
  /// - Throws: `SandboxError`, `HarnessError`, and what `body` throws.
  static func open<Result: Sendable>(
    for course: CourseDefinition,
    boxes: Int = Surroundings.processorCount,
    isSandboxed: Bool = true,
    _ body: (GradingSession) async throws -> Result
  ) async throws -> Result {
    try await Sandbox.withSandbox(
      slotCount: boxes,
      machine: try Machine(usesBubblewrap: isSandboxed)
    ) { sandbox in
      if isSandboxed { try await sandbox.selfTestOncePerBoot() }
      let toolchain = try Toolchain(searchPath: Surroundings.searchPath)
      let kit = try await Kit(
        toolchain: toolchain,
        cacheFolder: Surroundings.cacheFolder,
        sandbox: sandbox
      ) {
        guard Terminal.errorIsTerminal else { return }
        Terminal.note("\(Messages(in: Surroundings.language).preparing)\n")
      }
      let harness = LanguageHarness(
        swift: SwiftHarness(kit: kit, sandbox: sandbox, limits: course.limits),
        python: PythonHarness(
          python: Python.found(by: course.python),
          sandbox: sandbox,
          limits: course.limits,
          cacheFolder: Surroundings.cacheFolder
        )
      )
      return try await body(
        GradingSession(sandbox: sandbox, harness: harness, kit: kit)
      )
    }
  }

  /// A grader of the course's, by the session's harness or by another that is made from it.
  func grader(
    _ course: CourseDefinition,
    with other: (any Harness)? = nil,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) -> Grader {
    Grader(
      course: course,
      harness: other ?? harness,
      sandbox: level,
      // A program without walls around it gets nothing that it may not keep.
      scope: level == .none ? .publicCases : .allCases,
      progress: progress
    )
  }

  var level: SandboxLevel {
    guard sandbox.machine.usesBubblewrap else { return .none }
    return switch sandbox.enforcement {
    case .controlGroup: .cgroup
    case .resourceLimitsOnly: .rlimitOnly
    }
  }
}
