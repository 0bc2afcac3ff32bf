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
  /// The largest notebook that is taken, with its outputs: plots in them are often some megabytes.
  package static let mostNotebookBytes = 32 << 20
  /// The most files that are built together.
  package static let mostFiles = 50

  private let exercises: [String]
  private let stubs: [SourceFile]

  /// - Parameters:
  ///   - exercises: the names of the course's exercises.
  ///   - stubs: the course's own, which give way to a file in another language.
  package init(exercises: [String], stubs: [SourceFile] = []) {
    self.exercises = exercises
    self.stubs = stubs
  }

  /// Takes in what lies at a path.
  ///
  /// In a folder, an exercise's file is `<exercise>.swift`, `.py` or `.ipynb`, or lies in a folder of
  /// the exercise's name, as in a course's own `exercises/`. Other source files of the same language
  /// are built with each exercise: helpers, or one file with several of the functions. Of two
  /// languages ``LanguageChoice`` takes one.
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
      case .file where ProgrammingLanguage(fileName: name) != nil:
        let part = part(
          [FileAccess.read(path: path, name: name, limitBytes: Self.limitBytes(of: name))])
        return Submission(
          id: FilePath.Component(name)?.stem ?? name,
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
    let names = FileAccess.names(in: folder)
    var parts: [String: Submission.Part] = [:]
    for exercise in exercises {
      let choice = LanguageChoice(for: exercise, among: names, exercises: exercises)
      if choice.own.isEmpty, let nested = nestedPart(exercise, in: folder) {
        parts[exercise] = nested
      } else {
        parts[exercise] = part(exercise, choice, in: folder)
      }
    }
    return parts
  }

  /// The part in a folder of the exercise's name, or nil where there is no such folder.
  private func nestedPart(_ exercise: String, in folder: FileDescriptor) -> Submission.Part? {
    // A link or anything else in its place is as good as nothing.
    guard let nested = try? FileAccess.openFolder(exercise, in: folder) else { return nil }
    defer { try? nested.close() }
    let own = FileAccess.names(in: nested).filter { $0.hasPrefix("\(exercise).") }
    let choice = LanguageChoice(for: exercise, among: own, exercises: [exercise])
    return part(exercise, choice, in: nested)
  }

  private func part(
    _ exercise: String,
    _ choice: LanguageChoice,
    in folder: FileDescriptor
  ) -> Submission.Part {
    func file(_ name: String) -> SourceFile? {
      try? FileAccess.read(name, in: folder, limitBytes: Self.limitBytes(of: name)).get()
    }
    let chosen = choice.files(
      isStub: { name in file(name).map(stubs.contains) ?? false },
      names: { name in file(name)?.bytes.firstRange(of: exercise.utf8) != nil }
    )
    switch chosen {
    case .success([]): return .missing(expected: "\(exercise).swift")
    case .success(let files): return part(reading: files, in: folder)
    case .failure(let conflict):
      return .rejected(.twoLanguages(name: conflict.name, other: conflict.other))
    }
  }

  private static func limitBytes(of name: String) -> Int {
    name.hasSuffix(SourceFile.notebookSuffix) ? mostNotebookBytes : mostBytes
  }

  private func part(reading names: [String], in folder: FileDescriptor) -> Submission.Part {
    guard names.count <= Self.mostFiles else {
      return .rejected(.tooManyFiles(limit: Self.mostFiles))
    }
    return part(
      names.lazy.map { FileAccess.read($0, in: folder, limitBytes: Self.limitBytes(of: $0)) }
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
