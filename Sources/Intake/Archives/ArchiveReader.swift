// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// Reads the archive that one student handed in, without unpacking it anywhere.
///
/// An archive in which anything is wrong is rejected as a whole: what it was meant to hold would be
/// a guess.
struct ArchiveReader {
  let limits: IntakeLimits

  /// The files of an archive of this name; other archives in it are not opened.
  ///
  /// - Throws: `Rejection`, with the entry's name where it is an entry's fault.
  func tree(
    of bytes: [UInt8],
    named name: String,
    as format: ArchiveFormat
  ) throws(Rejection) -> FileTree {
    guard bytes.count <= limits.archiveBytes else {
      throw Rejection(.tooLarge(name: name, limitBytes: limits.archiveBytes))
    }
    let directory: ZipDirectory? =
      switch format {
      case .zip: try ZipDirectory(of: bytes, named: name, limits: limits)
      case .tar: nil
      }
    // libarchive takes a zip without entries for none.
    if directory?.count == 0 { return FileTree() }
    var budget = Budget(name: name, archiveBytes: bytes.count, limits: limits)
    let tree = try ArchiveStream.read(bytes, named: name, as: format) {
      (stream) throws(Rejection) in
      try self.tree(of: &stream, budget: &budget)
    }
    // libarchive and the directory have to agree on what there is.
    if let directory, directory.count != budget.entries { throw Rejection(.damaged(name: name)) }
    return tree
  }

  private func tree(
    of stream: inout ArchiveStream,
    budget: inout Budget
  ) throws(Rejection) -> FileTree {
    var tree = FileTree()
    var ledger = NameLedger()
    while let header = try stream.next() {
      try budget.countEntry()
      let path = try EntryPath(header.path ?? [0xFF], limits: limits)
      let shown = path.components.joined(separator: "/")
      try ledger.enter(path.components, isFolder: header.kind == .folder)
      if case .irregular(let kind) = header.kind {
        throw Rejection(.notARegularFile(name: shown, kind: kind))
      }
      if header.isEncrypted { throw Rejection(.encrypted(name: shown)) }

      let isLitter = path.components.contains { FileRole(ofName: $0) == .litter }
      let role = FileRole(ofName: path.components.last ?? "")
      let mostBytes = role.limitBytes(limits, named: shown) ?? 0
      let isWanted = header.kind == .file && role == .source && !isLitter
      let kept = try stream.data(keepBytes: isWanted ? mostBytes + 1 : 0) {
        (length) throws(Rejection) in try budget.count(bytes: length)
      }
      guard !isLitter else { continue }
      let node: FileTree.Node =
        switch header.kind {
        case .folder: .folder(FileTree())
        case .file where isWanted:
          FileTree.node(named: shown, role: role, bytes: kept, limits: limits)
        case .file, .irregular: .ignored
        }
      tree.insert(node, at: path.components)
    }
    return tree
  }

  /// What may still be read of an archive.
  private struct Budget {
    let name: String
    let archiveBytes: Int
    let limits: IntakeLimits
    private(set) var entries = 0
    private var unpackedBytes = 0

    init(name: String, archiveBytes: Int, limits: IntakeLimits) {
      self.name = name
      self.archiveBytes = archiveBytes
      self.limits = limits
    }

    mutating func countEntry() throws(Rejection) {
      entries += 1
      guard entries <= limits.entries else {
        throw Rejection(.tooManyEntries(name: name, limit: limits.entries))
      }
    }

    mutating func count(bytes: Int) throws(Rejection) {
      unpackedBytes += bytes
      guard unpackedBytes <= limits.unpackedBytes else {
        throw Rejection(.unpacksTooLarge(name: name, limitBytes: limits.unpackedBytes))
      }
      guard unpackedBytes <= archiveBytes * limits.expansion else {
        throw Rejection(.unpacksTooFar(name: name, timesLimit: limits.expansion))
      }
    }
  }
}
