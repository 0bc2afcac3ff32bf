// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One student's files, taken in: what there is for each exercise.
package struct Submission: Sendable, Equatable {
  /// What a submission holds for one exercise.
  package enum Part: Sendable, Equatable {
    /// The files that are built together.
    case files([SourceFile])
    /// No file that could hold the function; the name that it should have.
    case missing(expected: String)
    /// A file that can't be taken in, and why.
    case rejected(RejectionReason)
  }

  /// The folder's or file's name, less the extension.
  package let id: String
  /// By the exercise's name.
  package let parts: [String: Part]

  package init(id: String, parts: [String: Part]) {
    self.id = id
    self.parts = parts
  }
}

/// One of a submission's files: its name for people and its bytes.
package struct SourceFile: Sendable, Equatable {
  /// The student's own name of it, shown in messages and never used as a path.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Why a submission or a file of it can't be taken in; `Messages` of Verdicts has the sentences.
package enum RejectionReason: Codable, Sendable, Equatable {
  case notARegularFile(name: String, kind: FileKind)
  case tooLarge(name: String, limitBytes: Int)
  case notUTF8(name: String, offset: Int)
  case tooManyFiles(limit: Int, in: ProgrammingLanguage = .swift)
  /// Opening or reading it failed; the system's words.
  case unreadable(name: String, why: String)
  /// A notebook's file that holds none that can be graded.
  case noNotebook(name: String, NotebookFault)
  /// Two files in two languages for one exercise, and both were worked on.
  case twoLanguages(name: String, other: String)

  /// What is wrong with a file that should be a notebook.
  package enum NotebookFault: Codable, Sendable, Equatable {
    /// It is no JSON from this line on.
    case notJSON(line: Int)
    case notANotebook
    /// A cell, counted from 1 among all cells, has no text.
    case badCell(number: Int)
    case tooManyCells(limit: Int)
    /// It is for another language than Python; which one it says.
    case otherLanguage(String)
    case tooDeep
  }

  /// More files and folders than are looked at, in a folder or an archive.
  case tooManyEntries(name: String, limit: Int)
  /// What a folder or an archive holds is too much, whatever it says about its sizes.
  case unpacksTooLarge(name: String, limitBytes: Int)
  /// An archive holds more than so many times its own size.
  case unpacksTooFar(name: String, timesLimit: Int)
  /// An entry of an archive has a path that is not taken.
  case unsuitablePath(name: String, PathFault)
  /// Two entries would be one file on some disk.
  case sameName(name: String, other: String)
  case encrypted(name: String)
  /// An archive can't be read to its end, or says two things about itself.
  case damaged(name: String)

  /// A student's folder in a batch holds several archives and no source.
  case severalArchives(names: [String])
  /// Several entries of a batch have the same id.
  case sameID(id: String, names: [String])

  /// Only the caller's own files are taken, and this one is somebody else's.
  case foreign(name: String)

  /// What stands in a file's place.
  package enum FileKind: Codable, Sendable {
    case folder
    case link
    /// A device, a pipe or a socket.
    case device
  }

  /// What is wrong with the path of an archive's entry.
  package enum PathFault: Codable, Sendable, Equatable {
    /// It begins at a root, of Unix or of a Windows drive.
    case absolute
    /// It leads out of the archive: `..`.
    case climbing
    case backslash
    /// It is empty, or a part of it is: `a//b`.
    case emptyName
    case controlCharacter
    case notUTF8
    case tooDeep(limit: Int)
    /// A name in it is too long.
    case tooLong(limitBytes: Int)
  }
}
