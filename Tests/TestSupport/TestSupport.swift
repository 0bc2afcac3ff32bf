// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Foundation
import Glibc
package import Harness
package import Sandbox
package import Testing

extension Tag {
  /// Needs bubblewrap and a toolchain; fails where they are missing.
  @Tag package static var sandbox: Self
}

/// The folder that Package.swift lies in.
package let repositoryRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Where the tests keep the compiled kit, so that it is compiled once for each user and checkout: what
/// another checkout's tests put there would look like what a box has done.
package let testCacheFolder = FileManager.default.temporaryDirectory
  .appendingPathComponent(
    "grade-tests-\(getuid())\(repositoryRoot.replacingOccurrences(of: "/", with: "-"))"
  ).path

/// Opens sandbox, toolchain and kit as the commands do.
package func withHarness<Result: Sendable>(
  limits: CourseDefinition.Limits = .forTests,
  machine: Machine? = nil,
  _ body: (SwiftHarness, Sandbox) async throws -> Result
) async throws -> Result {
  try await Sandbox.withSandbox(slotCount: 2, machine: machine) { sandbox in
    let toolchain = try Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    let kit = try await Kit(toolchain: toolchain, cacheFolder: testCacheFolder, sandbox: sandbox)
    return try await body(SwiftHarness(kit: kit, sandbox: sandbox, limits: limits), sandbox)
  }
}

/// Opens sandbox and Python as the commands do; fails where Python or numpy is missing.
package func withPythonHarness<Result: Sendable>(
  limits: CourseDefinition.Limits = .forTests,
  _ body: (PythonHarness) async throws -> Result
) async throws -> Result {
  try await Sandbox.withSandbox(slotCount: 2) { sandbox in
    try await body(PythonHarness(sandbox, limits))
  }
}

/// Opens sandbox, toolchain, kit and Python as the commands do.
package func withLanguageHarness<Result: Sendable>(
  limits: CourseDefinition.Limits = .forTests,
  machine: Machine? = nil,
  _ body: (LanguageHarness, Sandbox) async throws -> Result
) async throws -> Result {
  try await withHarness(limits: limits, machine: machine) { swift, sandbox in
    let python = PythonHarness(sandbox, limits)
    return try await body(LanguageHarness(swift: swift, python: python), sandbox)
  }
}

extension PythonHarness {
  fileprivate init(_ sandbox: Sandbox, _ limits: CourseDefinition.Limits) {
    self.init(
      python: Python.found(by: PythonSettings()),
      sandbox: sandbox,
      limits: limits,
      cacheFolder: testCacheFolder
    )
  }
}

extension CourseDefinition.Limits {
  /// Short limits, so that what runs past them ends soon.
  package static let forTests = CourseDefinition.Limits(
    build: ResourceLimits(
      wallSeconds: 60,
      cpuSeconds: 60,
      memoryMiB: 4096,
      processes: 128,
      outputKiB: 256
    ),
    run: ResourceLimits(
      wallSeconds: 8,
      cpuSeconds: 1,
      memoryMiB: 256,
      processes: 64,
      outputKiB: 64
    )
  )
}

/// Makes a folder for the time of `body` and removes it with all that is in it.
package func withTemporaryFolder<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("grade-test-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try await body(folder)
}

/// Random numbers that are the same in each run (Steele, Lea, Flood 2014: "Fast splittable
/// pseudorandom number generators").
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
