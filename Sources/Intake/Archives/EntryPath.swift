// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// The path of an archive's entry, found harmless: it lies in the archive and says so plainly.
struct EntryPath: Equatable {
  /// From the archive's root; empty for the root itself.
  let components: [String]

  /// Reads a path as an archive gives it.
  ///
  /// Components `.` and a slash at the end say nothing and are left out.
  /// - Throws: `Rejection` with the path, repaired to be shown, and what is wrong with it.
  init(_ bytes: some Collection<UInt8>, limits: IntakeLimits) throws(Rejection) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let fault = Self.fault(in: text, limits: limits) {
      throw Rejection(.unsuitablePath(name: text, fault))
    }
    components = Self.components(of: text)
  }

  /// The components of a path whatever is wrong with it, to tell whose entry it is.
  static func components(of text: String) -> [String] {
    var components = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if components.last == "" { components.removeLast() }
    return components.filter { $0 != "." }
  }

  /// Whether a path begins in the archive, so that its first component tells whose it is.
  static func isInside(_ text: String) -> Bool {
    let first = components(of: text).first
    return !isAbsolute(text) && first != ".." && first != ""
  }

  private static func fault(
    in text: String,
    limits: IntakeLimits
  ) -> RejectionReason.PathFault? {
    // The decoder puts U+FFFD for what is not UTF-8, and so does libarchive.
    if text.unicodeScalars.contains("\u{FFFD}") { return .notUTF8 }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return .controlCharacter
    }
    if isAbsolute(text) { return .absolute }
    let components = components(of: text)
    if text.isEmpty || components.contains("") { return .emptyName }
    if components.contains("..") || text.split(separator: "\\").contains("..") { return .climbing }
    if text.contains("\\") { return .backslash }
    if components.count > limits.depth { return .tooDeep(limit: limits.depth) }
    if components.contains(where: { $0.utf8.count > limits.nameBytes }) {
      return .tooLong(limitBytes: limits.nameBytes)
    }
    return nil
  }

  /// Whether a path begins at a root, of Unix or of a Windows drive.
  private static func isAbsolute(_ text: String) -> Bool {
    let start = Array(text.utf8.prefix(2))
    guard let first = start.first else { return false }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "\\") { return true }
    let isLetter = (0x41...0x5A).contains(first & ~0x20)
    return isLetter && start.last == UInt8(ascii: ":") && start.count == 2
  }
}
