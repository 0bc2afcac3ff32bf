// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// What the name of a file says about it; the one place that knows the suffixes that are taken.
enum FileRole: Equatable {
  /// Source text that is built.
  case source
  case archive(ArchiveFormat)
  /// What a system or a tool leaves beside a person's files.
  case litter
  /// Anything else; it is ignored.
  case other

  /// - Parameter name: a file's name, without folders.
  init(ofName name: String) {
    if Self.isLitter(name) {
      self = .litter
    } else if name.hasPrefix(".") {
      self = .other
    } else if ProgrammingLanguage(fileName: name) != nil {
      self = .source
    } else if let format = ArchiveFormat(ofName: name) {
      self = .archive(format)
    } else {
      self = .other
    }
  }

  /// The name less what says its role: `ada` of `ada.swift`, `ada.tar.gz` and `ada`.
  static func stem(of name: String) -> String {
    switch FileRole(ofName: name) {
    case .source: name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    case .archive: String(name.dropLast(ArchiveFormat.suffix(of: name)?.count ?? 0))
    case .litter, .other: name
    }
  }

  /// Whether macOS, Windows, Jupyter or Python made it for itself.
  private static func isLitter(_ name: String) -> Bool {
    ["__MACOSX", ".DS_Store", ".ipynb_checkpoints", "__pycache__"].contains(name)
      || name.hasPrefix("._")
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }
}
