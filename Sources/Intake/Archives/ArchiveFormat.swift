// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The kinds of archive that are taken; no other reader of libarchive's is ever switched on.
enum ArchiveFormat: Sendable, Equatable {
  case zip
  /// A tar archive, compressed by gzip.
  case tar

  private static let suffixes: [(String, ArchiveFormat)] = [
    (".zip", .zip), (".tar.gz", .tar), (".tgz", .tar),
  ]

  /// The format that a name's suffix stands for, in capitals, too; nil for any other name.
  init?(ofName name: String) {
    let lowercase = name.lowercased()
    guard let format = Self.suffixes.first(where: { lowercase.hasSuffix($0.0) })?.1 else {
      return nil
    }
    self = format
  }

  /// The suffix in a name that stands for a format.
  static func suffix(of name: String) -> String? {
    let lowercase = name.lowercased()
    return suffixes.first { lowercase.hasSuffix($0.0) }?.0
  }
}
