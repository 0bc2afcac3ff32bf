// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import SystemPackage

/// The submissions of a batch: listed at once, read one at a time.
///
/// They come from a folder of submissions or from one archive of them. Only the list is in memory, so
/// that there may be thousands.
package struct SubmissionList: Sendable {
  /// Sorted by id; no two have the same.
  package let entries: [Entry]
  /// The names that are no submission, such as `readme.txt`, sorted.
  package let ignored: [String]

  private let reader: SubmissionReader
  private let store: any BatchStore

  init(_ store: any BatchStore, reader: SubmissionReader) {
    self.store = store
    self.reader = reader
    var ignored: [String] = []
    var members: [String: [(Member, BatchName)]] = [:]
    for member in store.members {
      let name = BatchName(member.name, isFolder: member.kind == .folder)
      guard Self.isSubmission(member, name) else {
        ignored.append(member.name)
        continue
      }
      let own = Member(
        place: member.place,
        name: member.name,
        kind: member.kind,
        fileName: name.fileName
      )
      members[name.id, default: []].append((own, name))
    }
    self.ignored = ignored.sorted()
    entries = Self.entries(members)
  }

  /// Reads an entry's submission.
  ///
  /// - Throws: `IntakeError` where the entry can't be opened, which is no fault of the student's. What
  ///   is wrong with its files is part of the submission.
  package func submission(of entry: Entry) throws(IntakeError) -> Submission {
    if let reason = entry.rejection { return rejected(entry, reason) }
    do {
      let nodes = try entry.members.map { ($0, try store.node(of: $0, reader: reader)) }
      // As where it is handed in alone: it may hold any of the functions.
      if nodes.count == 1, let (member, node) = nodes.first, member.kind == .file,
        FileRole(ofName: member.fileName) == .source
      {
        return Submission(
          id: entry.id,
          file: member.fileName,
          node,
          exercises: reader.exercises
        )
      }
      return try reader.submission(id: entry.id) { () throws(Rejection) in
        try opened(tree(of: nodes))
      }
    } catch let rejection as Rejection {
      return rejected(entry, rejection.reason)
    } catch {
      throw error as? IntakeError
        ?? .unreadable(path: entry.names.joined(separator: ", "), .ioError)
    }
  }

  private func rejected(_ entry: Entry, _ reason: RejectionReason) -> Submission {
    Submission(id: entry.id, rejected: reason, exercises: reader.exercises)
  }

  /// All of a student's folders and files as one tree.
  private func tree(of nodes: [(Member, FileTree.Node)]) -> FileTree {
    var tree = FileTree()
    for (member, node) in nodes {
      if case .folder(let folder) = node {
        for (name, node) in folder.nodes { tree.insert(node, at: [name]) }
      } else {
        tree.insert(node, at: [member.fileName])
      }
    }
    return tree
  }

  /// The tree of the archive that is all that a student handed in; else the tree itself.
  private func opened(_ tree: FileTree) throws(Rejection) -> FileTree {
    let root = tree.unwrapped(exercises: reader.exercises)
    let names = root.nodes.keys.sorted()
    let archives = names.filter { FileRole(ofName: $0).isArchive }
    guard let name = archives.first, !names.contains(where: { FileRole(ofName: $0) == .source }),
      !names.contains(where: reader.exercises.contains)
    else { return tree }
    guard archives.count == 1 else { throw Rejection(.severalArchives(names: archives)) }
    switch (root.nodes[name], FileRole(ofName: name)) {
    case (.archive(let bytes), .archive(let format)):
      return try ArchiveReader(limits: reader.limits).tree(of: bytes, named: name, as: format)
    case (.rejected(let reason), _): throw Rejection(reason)
    default: return tree
    }
  }

  private static func isSubmission(_ member: Member, _ name: BatchName) -> Bool {
    if member.name.hasPrefix(".") { return false }
    // What a platform named is some student's, whatever it is: they must not be lost.
    guard name.scheme == .plain, member.kind != .folder else { return true }
    let role = FileRole(ofName: member.name)
    return role == .source || role.isArchive || member.kind == .irregular(.link)
  }

  private static func entries(_ members: [String: [(Member, BatchName)]]) -> [Entry] {
    let byFile = Dictionary(grouping: members.keys, by: FileSafeName.name)
    return members.map { id, members in
      let sorted = members.sorted { $0.0.name < $1.0.name }
      let names = sorted.map(\.1)
      let isOneStudent =
        names.count == 1
        || names.allSatisfy { $0.scheme == names[0].scheme && $0.scheme != .plain }
      let isOneFile = byFile[FileSafeName.name(for: id)]?.count == 1
      return Entry(
        id: id,
        members: sorted.map(\.0),
        names: names,
        isTwice: !isOneStudent || !isOneFile
      )
    }
    .sorted { $0.id < $1.id }
  }
}
