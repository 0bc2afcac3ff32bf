// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import SystemPackage

/// An archive of submissions, read once from start to end: what may be needed of it is in a spool.
struct BatchArchive: BatchStore {
  let members: [SubmissionList.Member]
  private let path: String
  private let spool: Spool
  /// The records of each member, by its place.
  private let groups: [[BatchRecord]]
  /// How many folders lie around all of the members.
  private let depth: Int

  /// Reads the archive at the caller's own path.
  ///
  /// - Throws: `IntakeError`.
  init(
    at path: String,
    as format: ArchiveFormat,
    reader: SubmissionReader,
    spoolFolder: String
  ) throws(IntakeError) {
    let records: [BatchRecord]
    (records, spool) = try BatchArchiveReader(path: path, limits: reader.limits)
      .records(as: format, spoolFolder: spoolFolder)
    self.path = path
    (depth, groups) = BatchRecord.groups(records, exercises: reader.exercises)
    let depth = depth
    members = groups.enumerated().map { place, records in
      SubmissionList.Member(
        place: place,
        name: records[0].path[depth],
        kind: BatchRecord.kind(of: records, depth: depth),
        fileName: records[0].path[depth]
      )
    }
  }

  func node(
    of member: SubmissionList.Member,
    reader: SubmissionReader
  ) throws -> FileTree.Node {
    let records = groups[member.place]
    let limits = reader.limits
    guard records.count <= limits.entries else {
      throw Rejection(.tooManyEntries(name: member.name, limit: limits.entries))
    }
    let kept = records.reduce(0) { $0 + $1.keptBytes }
    guard kept <= limits.unpackedBytes else {
      throw Rejection(.unpacksTooLarge(name: member.name, limitBytes: limits.unpackedBytes))
    }
    var tree = FileTree()
    var ledger = NameLedger()
    for record in records {
      let path = record.path.dropFirst(depth)
      let node = try node(of: record, limits: limits)
      try ledger.enter(Array(path), isFolder: record.content == .folder)
      tree.insert(node, at: path)
    }
    return tree.nodes[member.name] ?? .folder(FileTree())
  }

  private func node(of record: BatchRecord, limits: IntakeLimits) throws -> FileTree.Node {
    switch record.content {
    case .folder: return .folder(FileTree())
    case .ignored: return .ignored
    case .rejected(let reason): throw Rejection(reason)
    case .kept(let range):
      let name = record.path.last ?? ""
      do {
        return FileTree.node(
          named: name,
          role: FileRole(ofName: name),
          bytes: try spool.read(range),
          limits: limits
        )
      } catch {
        throw IntakeError.unreadable(path: path, error)
      }
    }
  }
}
