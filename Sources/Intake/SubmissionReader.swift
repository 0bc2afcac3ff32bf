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

  /// - Parameter exercises: the names of the course's exercises.
  package init(exercises: [String]) {
    self.exercises = exercises
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
        return Submission(id: name, parts: parts(in: folder))
      case .file where name.hasSuffix(Self.suffix):
        let part = part(
          [FileAccess.read(path: path, name: name, limitBytes: Self.mostBytes)])
        return Submission(
          id: String(name.dropLast(Self.suffix.count)),
          parts: Dictionary(uniqueKeysWithValues: exercises.map { ($0, part) })
        )
      case .file, .other:
        throw IntakeError.unsuitable(path: path)
      }
    } catch let error as Errno {
      let isMissing = error == .noSuchFileOrDirectory || error == .notDirectory
      throw isMissing ? .missing(path: path) : .unreadable(path: path, error)
    } catch {
      throw error as? IntakeError ?? .unreadable(path: path, .ioError)
    }
  }

  private func parts(in folder: FileDescriptor) -> [String: Submission.Part] {
    let own = Set(exercises.map { $0 + Self.suffix })
    let names = FileAccess.names(in: folder).filter { $0.hasSuffix(Self.suffix) }
    let shared = names.filter { !own.contains($0) && !$0.hasPrefix(".") }
    var parts: [String: Submission.Part] = [:]
    for exercise in exercises {
      let file = exercise + Self.suffix
      if names.contains(file) {
        parts[exercise] = part(reading: [file] + shared, in: folder)
      } else if let nested = nestedPart(exercise, in: folder) {
        parts[exercise] = nested
      } else {
        parts[exercise] =
          shared.isEmpty ? .missing(expected: file) : part(reading: shared, in: folder)
      }
    }
    return parts
  }

  /// The part in a folder of the exercise's name, or nil where there is no such folder.
  private func nestedPart(_ exercise: String, in folder: FileDescriptor) -> Submission.Part? {
    // A link or anything else in its place is as good as nothing.
    guard let nested = try? FileAccess.openFolder(exercise, in: folder) else { return nil }
    defer { try? nested.close() }
    let file = exercise + Self.suffix
    return FileAccess.names(in: nested).contains(file)
      ? part(reading: [file], in: nested) : .missing(expected: file)
  }

  private func part(reading names: [String], in folder: FileDescriptor) -> Submission.Part {
    guard names.count <= Self.mostFiles else {
      return .rejected(.tooManyFiles(limit: Self.mostFiles))
    }
    return part(
      names.lazy.map { FileAccess.read($0, in: folder, limitBytes: Self.mostBytes) }
    )
  }

  /// All of the files, or the first reason against one.
  private func part(
    _ reads: some Sequence<Result<SourceFile, FileAccess.Rejection>>
  ) -> Submission.Part {
    var files: [SourceFile] = []
    for read in reads {
      switch read {
      case .success(let file): files.append(file)
      case .failure(let rejection): return .rejected(rejection.reason)
      }
    }
    return .files(files)
  }
}
