// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import SystemPackage

/// Reads a student's folder by descriptor; a link in it leads nowhere.
struct FolderReader {
  let exercises: [String]
  let limits: IntakeLimits
  /// Whether archives at the folder's root are read, too.
  var keepsArchives = false

  /// The files of an open folder, which messages name.
  ///
  /// They are those of its root, of folders named after exercises, and of one that wraps all of it.
  /// - Throws: `Rejection` where there are too many entries, too much text, or something can't be read.
  func tree(of folder: FileDescriptor, named name: String) throws(Rejection) -> FileTree {
    var budget = limits.unpackedBytes
    return try tree(of: folder, named: name, place: .root, budget: &budget)
  }

  /// Where a folder stands, which decides what is read of it.
  private enum Place {
    case root
    /// In the folder that wraps all of it.
    case wrapped
    case exercise
  }

  private func tree(
    of folder: FileDescriptor,
    named name: String,
    place: Place,
    budget: inout Int
  ) throws(Rejection) -> FileTree {
    let entries = try listing(of: folder, named: name)
    var tree = FileTree()
    for entry in entries {
      let inner = innerPlace(of: entry.string, in: place, isAlone: entries.count == 1)
      let node = try node(of: entry, in: folder, inner: inner, budget: &budget)
      tree.insert(node, at: [entry.string])
    }
    guard budget >= 0 else {
      throw Rejection(.unpacksTooLarge(name: name, limitBytes: limits.unpackedBytes))
    }
    return tree
  }

  private func listing(
    of folder: FileDescriptor,
    named name: String
  ) throws(Rejection) -> [FilePath.Component] {
    let names: [FilePath.Component]?
    do {
      names = try FileAccess.names(in: folder, limit: limits.entries)
    } catch {
      throw Rejection(error, name: name)
    }
    guard let names else { throw Rejection(.tooManyEntries(name: name, limit: limits.entries)) }
    return names.filter { FileRole(ofName: $0.string) != .litter }
  }

  /// What a folder of this name would be, nil where it is not looked into.
  private func innerPlace(of name: String, in place: Place, isAlone: Bool) -> Place? {
    switch place {
    case .exercise: nil
    case _ where exercises.contains(name): .exercise
    case .root where isAlone && FileTree.mayWrap(name, exercises: exercises): .wrapped
    case .root, .wrapped: nil
    }
  }

  private func node(
    of entry: FilePath.Component,
    in folder: FileDescriptor,
    inner: Place?,
    budget: inout Int
  ) throws(Rejection) -> FileTree.Node {
    let name = entry.string
    let role = FileRole(ofName: name)
    do {
      switch try FileAccess.kind(of: entry, in: folder) {
      case .folder:
        guard let inner else { return .folder(FileTree()) }
        let opened = try FileAccess.openFolder(entry, in: folder)
        defer { try? opened.close() }  // Nothing was written: there is nothing to lose.
        guard FileAccess.isOwned(opened, by: limits.owner) else {
          return .rejected(.foreign(name: name))
        }
        return .folder(try tree(of: opened, named: name, place: inner, budget: &budget))
      case .file where role == .source || (role.isArchive && keepsArchives):
        let limit = role.limitBytes(limits, named: name) ?? 0
        let bytes = try FileAccess.read(
          entry,
          in: folder,
          ownedBy: limits.owner,
          limitBytes: min(limit, max(0, budget))
        )
        budget -= bytes.count
        return FileTree.node(named: name, role: role, bytes: bytes, limits: limits)
      case .file: return .ignored
      case .link: return .rejected(.notARegularFile(name: name, kind: .link))
      case .device: return .rejected(.notARegularFile(name: name, kind: .device))
      }
    } catch {
      let rejection = error as? Rejection ?? Rejection(error as? Errno ?? .ioError, name: name)
      switch rejection.reason {
      case .tooManyEntries, .unpacksTooLarge, .unreadable: throw rejection
      default: return .rejected(rejection.reason)
      }
    }
  }
}
