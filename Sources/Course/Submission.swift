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

/// Why a file of a submission can't be taken in.
package enum RejectionReason: Sendable, Equatable, CustomStringConvertible {
  case notARegularFile(name: String)
  case tooLarge(name: String, limitBytes: Int)
  case notUTF8(name: String, offset: Int)
  case tooManyFiles(limit: Int)
  case unreadable(name: String, why: String)

  package var description: String {
    switch self {
    case .notARegularFile(let name):
      "'\(name)' is a folder, a link or a device; a plain file is needed"
    case .tooLarge(let name, let limit):
      "'\(name)' is larger than \(limit >> 10) KiB, the most that is taken"
    case .notUTF8(let name, let offset):
      "'\(name)' is not UTF-8 text: byte \(offset) can't be read; save the file as UTF-8"
    case .tooManyFiles(let limit):
      "there are more than \(limit) Swift files, the most that are taken"
    case .unreadable(let name, let why):
      "'\(name)' can't be read: \(why)"
    }
  }
}
