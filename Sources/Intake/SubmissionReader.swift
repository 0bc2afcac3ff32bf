// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import SystemPackage

/// Reads a submission from a folder or a single file.
///
/// What was looked at is what is read: files are opened once, by descriptor, and a link in a
/// student's folder leads nowhere.
package struct SubmissionReader {
  /// The largest source file that is taken; a solution has some 2 KB.
  package static let mostBytes = 1 << 20
  /// The most Swift files that are built together.
  package static let mostFiles = 50

  private static let suffix = ".swift"

  private let exercises: [String]
  private let owner: UInt32?

  /// Makes a reader for a course's exercises, by their names.
  ///
  /// With an `owner`, nothing of another user's is taken: neither a folder or file, nor what could
  /// hold some, as an archive.
  package init(exercises: [String], owner: UInt32? = nil) {
    self.exercises = exercises
    self.owner = owner
  }

  /// Takes in what lies at a path.
  ///
  /// In a folder, an exercise's file is `<exercise>.swift`, or `<exercise>/<exercise>.swift` as in
  /// a course's own `exercises/`. Other Swift files of the folder are built with each exercise:
  /// helpers, or one file with several of the functions.
  /// - Throws: `IntakeError` where there is no submission at all. What is wrong with a file is part
  ///   of the submission.
  package func submission(at path: String) throws(IntakeError) -> Submission {
    do {
      let name = FilePath(path).lexicallyNormalized().lastComponent?.string ?? path
      switch try FileAccess.kind(of: path) {
      case .folder:
        let folder = try FileAccess.openFolder(path)
        defer { try? folder.close() }  // Nothing was written: there is nothing to lose.
        guard FileAccess.isOwned(folder, by: owner) else { throw IntakeError.foreign(path: path) }
        return Submission(id: name, parts: try parts(in: folder))
      case .file where name.hasSuffix(Self.suffix):
        let part = try part(of: [name]) {
          try FileAccess.read(path: path, name: $0, ownedBy: owner, limitBytes: Self.mostBytes)
        }
        return Submission(
          id: String(name.dropLast(Self.suffix.count)),
          parts: Dictionary(uniqueKeysWithValues: exercises.map { ($0, part) })
        )
      case .file, .other:
        throw owner == nil ? IntakeError.unsuitable(path: path) : IntakeError.packed(path: path)
      }
    } catch let error as Errno {
      let isMissing = error == .noSuchFileOrDirectory || error == .notDirectory
      throw isMissing ? .missing(path: path) : .unreadable(path: path, error)
    } catch {
      throw error as? IntakeError ?? .unreadable(path: path, .ioError)
    }
  }

  private func parts(in folder: FileDescriptor) throws -> [String: Submission.Part] {
    let own = Set(exercises.map { $0 + Self.suffix })
    let names = FileAccess.names(in: folder).filter { $0.hasSuffix(Self.suffix) }
    let shared = names.filter { !own.contains($0) && !$0.hasPrefix(".") }
    var parts: [String: Submission.Part] = [:]
    for exercise in exercises {
      let file = exercise + Self.suffix
      if names.contains(file) {
        parts[exercise] = try part(reading: [file] + shared, in: folder)
      } else if let nested = try nestedPart(exercise, in: folder) {
        parts[exercise] = nested
      } else {
        parts[exercise] =
          shared.isEmpty ? .missing(expected: file) : try part(reading: shared, in: folder)
      }
    }
    return parts
  }

  /// The part in a folder of the exercise's name, or nil where there is no such folder.
  private func nestedPart(
    _ exercise: String,
    in folder: FileDescriptor
  ) throws -> Submission.Part? {
    // A link or anything else in its place is as good as nothing.
    guard let nested = try? FileAccess.openFolder(exercise, in: folder) else { return nil }
    defer { try? nested.close() }
    guard FileAccess.isOwned(nested, by: owner) else { throw IntakeError.foreign(path: exercise) }
    let file = exercise + Self.suffix
    return FileAccess.names(in: nested).contains(file)
      ? try part(reading: [file], in: nested) : .missing(expected: file)
  }

  private func part(
    reading names: [String],
    in folder: FileDescriptor
  ) throws -> Submission.Part {
    guard names.count <= Self.mostFiles else {
      return .rejected(.tooManyFiles(limit: Self.mostFiles))
    }
    return try part(of: names) {
      try FileAccess.read($0, in: folder, ownedBy: owner, limitBytes: Self.mostBytes)
    }
  }

  /// All of the files, or the first reason against one.
  private func part(
    of names: [String],
    reading read: (String) throws -> Result<SourceFile, FileAccess.Rejection>
  ) throws -> Submission.Part {
    var files: [SourceFile] = []
    for name in names {
      switch try read(name) {
      case .success(let file): files.append(file)
      case .failure(let rejection): return .rejected(rejection.reason)
      }
    }
    return .files(files)
  }
}
