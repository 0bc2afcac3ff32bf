// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Gradebook
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
  ///
  /// A fresh one takes no training that was kept.
  func grader(
    _ course: CourseDefinition,
    with other: (any Harness)? = nil,
    isFresh: Bool = false,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) -> Grader {
    Grader(
      course: course,
      harness: other ?? harness,
      trainings: TrainingMemory(store: Self.keptTrainings(of: course, isFresh: isFresh)),
      sandbox: level,
      // A program without walls around it gets nothing that it may not keep.
      scope: level == .none ? .publicCases : .allCases,
      progress: progress,
      words: { error in
        LocalizedText(
          english: Messages(in: .english).words(for: error),
          others: [.portuguese: Messages(in: .portuguese).words(for: error)]
        )
      }
    )
  }

  /// What was trained in earlier commands; nil where nothing can be kept.
  ///
  /// The kit lies in the same folder, so that by now nobody else can write there.
  private static func keptTrainings(
    of course: CourseDefinition,
    isFresh: Bool
  ) -> TrainingStore? {
    // Some 20 MB.
    let store = try? ContentStore(at: "\(Surroundings.cacheFolder)/trainings.sqlite", most: 2000)
    return store.flatMap {
      try? TrainingStore(
        of: course,
        in: $0,
        program: Surroundings.programIdentity,
        isFresh: isFresh
      )
    }
  }

  var level: SandboxLevel {
    guard sandbox.machine.usesBubblewrap else { return .none }
    return switch sandbox.enforcement {
    case .controlGroup: .cgroup
    case .resourceLimitsOnly: .rlimitOnly
    }
  }
}
