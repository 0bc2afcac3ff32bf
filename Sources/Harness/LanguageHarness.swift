// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Builds submissions of every language, each file by its own language's harness.
package struct LanguageHarness: Harness {
  private let swift: SwiftHarness
  private let python: PythonHarness

  package init(swift: SwiftHarness, python: PythonHarness) {
    self.swift = swift
    self.python = python
  }

  package var identity: String { "\(swift.identity)\n\(python.identity)" }

  /// Builds files of one language.
  ///
  /// - Throws: as that language's harness does.
  package func build(
    _ files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> BuildResult {
    guard let harness = harness(for: files) else {
      return .unsuitable(.twoLanguages(name: files[0].name, other: Self.other(among: files).name))
    }
    return try await harness.build(files, for: signatures)
  }

  /// The program of files of one language; nil also where they are of two, which don't build together.
  package func program(
    of files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> Program? {
    try await harness(for: files)?.program(of: files, for: signatures)
  }

  package func program(
    restoring executable: [UInt8],
    of files: [SourceFile],
    for signatures: [Signature]
  ) -> Program {
    guard let harness = harness(for: files) else {
      preconditionFailure("a program's files are of one language, and not \(files.map(\.name))")
    }
    return harness.program(restoring: executable, of: files, for: signatures)
  }

  /// The harness of the one language of all files, or nil where there are two.
  private func harness(for files: [SourceFile]) -> (any Harness)? {
    let languages = Set(files.map(\.language))
    guard languages.count == 1, let language = languages.first else { return nil }
    return switch language {
    case .swift: swift
    case .python: python
    }
  }

  private static func other(among files: [SourceFile]) -> SourceFile {
    files.first { $0.language != files[0].language } ?? files[0]
  }
}
