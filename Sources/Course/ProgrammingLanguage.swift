// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A language that submissions are written in; nothing in an exercise says which.
package enum ProgrammingLanguage: String, CaseIterable, Codable, Sendable {
  case swift
  case python

  /// How the names of its files end, in the order in which they are looked for.
  package var suffixes: [String] {
    switch self {
    case .swift: [".swift"]
    case .python: [".py", SourceFile.notebookSuffix]
    }
  }

  /// The language of a file by its name, or nil for one that is no source.
  package init?(fileName: String) {
    // Windows programs write .PY.
    let name = fileName.lowercased()
    let language = Self.allCases.first { $0.suffixes.contains(where: name.hasSuffix) }
    guard let language else { return nil }
    self = language
  }
}

extension SourceFile {
  static let notebookSuffix = ".ipynb"

  package static func isNotebook(_ name: String) -> Bool {
    name.lowercased().hasSuffix(notebookSuffix)
  }

  /// Swift's for a file whose name tells nothing.
  package var language: ProgrammingLanguage { ProgrammingLanguage(fileName: name) ?? .swift }

  package var isNotebook: Bool { Self.isNotebook(name) }
}
