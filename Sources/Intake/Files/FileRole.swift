// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What the name of a file says about it; the one place that knows the suffixes that are taken.
enum FileRole: Equatable {
  /// Source text that is built.
  case source
  case archive(ArchiveFormat)
  /// What a system leaves beside a person's files.
  case litter
  /// Anything else; it is ignored.
  case other

  /// What source files end in.
  static let sourceSuffix = ".swift"

  /// - Parameter name: a file's name, without folders.
  init(ofName name: String) {
    if Self.isLitter(name) {
      self = .litter
    } else if name.hasPrefix(".") {
      self = .other
    } else if name.hasSuffix(Self.sourceSuffix) {
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
    case .source: String(name.dropLast(sourceSuffix.count))
    case .archive: String(name.dropLast(ArchiveFormat.suffix(of: name)?.count ?? 0))
    case .litter, .other: name
    }
  }

  /// Whether macOS or Windows made it for itself.
  private static func isLitter(_ name: String) -> Bool {
    name == "__MACOSX" || name == ".DS_Store" || name.hasPrefix("._")
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }
}
