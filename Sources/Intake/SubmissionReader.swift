// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import SystemPackage

/// Reads one submission from a folder, a source file or an archive.
///
/// What was looked at is what is read: files are opened once, by descriptor, and a link in a
/// student's folder leads nowhere. An archive is read in memory and never unpacked.
package struct SubmissionReader: Sendable {
  let exercises: [String]
  let limits: IntakeLimits
  private let given: [SourceFile]

  /// Makes one for the exercises of these names; the course's own files, `given`, give way to a file in
  /// another language.
  package init(
    exercises: [String],
    given: [SourceFile] = [],
    limits: IntakeLimits = IntakeLimits()
  ) {
    self.exercises = exercises
    self.given = given
    self.limits = limits
  }

  /// Takes in what lies at a path; `Submission.init(id:tree:exercises:given:limits:)` says what belongs to
  /// which exercise.
  ///
  /// - Throws: `IntakeError` where there is no submission at all. What is wrong with a file or an
  ///   archive is part of the submission.
  package func submission(at path: String) throws(IntakeError) -> Submission {
    do {
      let name = FilePath(path).lexicallyNormalized().lastComponent?.string ?? path
      switch (try FileAccess.kind(of: path), FileRole(ofName: name)) {
      case (.folder, _):
        let folder = try FileAccess.openFolder(path)
        defer { try? folder.close() }  // Nothing was written: there is nothing to lose.
        guard FileAccess.isOwned(folder, by: limits.owner) else {
          throw IntakeError.foreign(path: path)
        }
        return try submission(id: name) { () throws(Rejection) in
          try FolderReader(exercises: exercises, limits: limits).tree(of: folder, named: name)
        }
      case (.file, .source):
        let node = try node(at: path, named: name)
        return Submission(
          id: FileRole.stem(of: name),
          file: name,
          node,
          exercises: exercises
        )
      case (.file, .archive) where limits.owner != nil:
        throw IntakeError.packed(path: path)
      case (.file, .archive(let format)):
        return try submission(id: FileRole.stem(of: name)) { () throws(Rejection) in
          let bytes = try FileAccess.read(
            path: path,
            name: name,
            ownedBy: nil,
            limitBytes: limits.archiveBytes
          )
          return try ArchiveReader(limits: limits).tree(of: bytes, named: name, as: format)
        }
      case (.file, .other), (.file, .litter), (.link, _), (.device, _):
        throw limits.owner == nil
          ? IntakeError.unsuitable(path: path) : IntakeError.packed(path: path)
      }
    } catch let error as Errno {
      throw IntakeError(error, path: path)
    } catch {
      throw error as? IntakeError ?? .unreadable(path: path, .ioError)
    }
  }

  /// The submission of a tree, or one that is rejected as a whole for what was thrown.
  ///
  /// - Throws: `IntakeError` where something can't be read, which is no fault of the student's.
  func submission(
    id: String,
    tree: () throws(Rejection) -> FileTree
  ) throws(IntakeError) -> Submission {
    do {
      return Submission(
        id: id,
        tree: try tree(),
        exercises: exercises,
        given: given,
        limits: limits
      )
    } catch {
      if case .unreadable(let name, _) = error.reason,
        let fault = IntakeError(error.reason, at: name == id ? id : "\(id)/\(name)")
      {
        throw fault
      }
      return Submission(id: id, rejected: error.reason, exercises: exercises)
    }
  }

  private func node(at path: String, named name: String) throws(IntakeError) -> FileTree.Node {
    do {
      let bytes = try FileAccess.read(
        path: path,
        name: name,
        ownedBy: limits.owner,
        limitBytes: FileRole.source.limitBytes(limits, named: name) ?? 0
      )
      return FileTree.node(named: name, role: .source, bytes: bytes, limits: limits)
    } catch {
      if case .foreign = error.reason { throw .foreign(path: path) }
      if let fault = IntakeError(error.reason, at: path) { throw fault }
      return .rejected(error.reason)
    }
  }
}
