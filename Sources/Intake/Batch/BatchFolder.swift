// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import SystemPackage

/// A folder of submissions, kept open.
struct BatchFolder: BatchStore {
  let members: [SubmissionList.Member]
  private let path: String
  private let folder: OpenFile
  private let names: [FilePath.Component]

  /// Opens the folder at the caller's own path and lists it.
  ///
  /// - Throws: `IntakeError`.
  init(at path: String, limits: IntakeLimits) throws(IntakeError) {
    self.path = path
    do {
      let folder = OpenFile(try FileAccess.openFolder(path))
      guard
        let names = try FileAccess.names(in: folder.descriptor, limit: limits.batchEntries)
      else { throw IntakeError.tooManyEntries(path: path, limit: limits.batchEntries) }
      self.folder = folder
      self.names = names.filter { FileRole(ofName: $0.string) != .litter }
      members = try self.names.enumerated().map { place, name in
        SubmissionList.Member(
          place: place,
          name: name.string,
          kind: .init(try FileAccess.kind(of: name, in: folder.descriptor)),
          fileName: name.string
        )
      }
    } catch let code as Errno {
      throw IntakeError(code, path: path)
    } catch {
      throw error as? IntakeError ?? .unreadable(path: path, .ioError)
    }
  }

  func node(
    of member: SubmissionList.Member,
    reader: SubmissionReader
  ) throws -> FileTree.Node {
    let name = names[member.place]
    let role = FileRole(ofName: member.fileName)
    do {
      if member.kind == .folder {
        let opened = OpenFile(try FileAccess.openFolder(name, in: folder.descriptor))
        let folders = FolderReader(
          exercises: reader.exercises,
          limits: reader.limits,
          keepsArchives: true
        )
        return .folder(try folders.tree(of: opened.descriptor, named: member.name))
      }
      guard let limit = role.limitBytes(reader.limits, named: member.fileName) else {
        return .ignored
      }
      let bytes = try FileAccess.read(
        name,
        in: folder.descriptor,
        ownedBy: reader.limits.owner,
        limitBytes: limit
      )
      return FileTree.node(
        named: member.fileName,
        role: role,
        bytes: bytes,
        limits: reader.limits
      )
    } catch let code as Errno {
      throw IntakeError.unreadable(path: "\(path)/\(member.name)", code)
    } catch let rejection as Rejection {
      throw IntakeError(rejection.reason, at: "\(path)/\(member.name)") ?? rejection
    }
  }
}

extension SubmissionList.Member.Kind {
  init(_ kind: FileAccess.Kind) {
    self =
      switch kind {
      case .folder: .folder
      case .file: .file
      case .link: .irregular(.link)
      case .device: .irregular(.device)
      }
  }
}
