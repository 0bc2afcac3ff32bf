// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Builds submissions that are written in one language.
package protocol Harness: Sendable {
  /// A text of all that a build depends on beside files and signatures: toolchain, kit, limits.
  var identity: String { get }

  /// Builds files together, for these functions to be called.
  ///
  /// - Throws: `SandboxError`, `HarnessError`.
  func build(_ files: [SourceFile], for signatures: [Signature]) async throws -> BuildResult

  /// The same where only success is of use: nil for files that don't build together, and no time is
  /// spent on finding out why.
  ///
  /// - Throws: as ``build(_:for:)``.
  func program(of files: [SourceFile], for signatures: [Signature]) async throws -> Program?

  /// A program that was built of these files before; `executable` is ``Program/executable`` of then.
  func program(
    restoring executable: [UInt8],
    of files: [SourceFile],
    for signatures: [Signature]
  ) -> Program
}
