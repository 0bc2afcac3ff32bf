// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import SystemPackage

/// Why there is no submission, or no batch of submissions, at a path.
package enum IntakeError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, Errno)
  /// Neither a folder nor a file of a kind that is taken.
  case unsuitable(path: String)
  /// Asked to take the files of one user alone, and a folder or file is another's.
  case foreign(path: String)
  /// Asked to take the files of one user alone, and it could hold files of others.
  case packed(path: String)

  // Batches.
  /// There is nothing at the path.
  case noBatch(path: String)
  /// Neither a folder nor an archive.
  case unsuitableBatch(path: String)
  /// Nothing in it is a submission.
  case noEntries(path: String)
  case tooManyEntries(path: String, limit: Int)
  case tooLarge(path: String, limitBytes: Int)
  /// More than can be kept, or is worth unpacking.
  case unpacksTooLarge(path: String, limitBytes: Int)
  case damaged(path: String)
  /// An entry that does not lie in any submission of the archive: `/x`, `../x`.
  case unsafeEntry(path: String, name: String)
  /// A submission of the batch can't be opened: the student has no part in that.
  case unreadableEntry(path: String, why: String)
  /// There is no room for what an archive holds.
  case noSpool(folder: String, Errno)

  /// What the system answered when the path was to be opened.
  init(_ code: Errno, path: String) {
    let isMissing = code == .noSuchFileOrDirectory || code == .notDirectory
    self = isMissing ? .missing(path: path) : .unreadable(path: path, code)
  }

  /// Whether there is something to grade, which was refused since it may be others' work.
  package var isOfOthers: Bool {
    switch self {
    case .foreign, .packed: true
    case .missing, .unreadable, .unsuitable, .noBatch, .unsuitableBatch, .noEntries,
      .tooManyEntries, .tooLarge, .unpacksTooLarge, .damaged, .unsafeEntry, .unreadableEntry,
      .noSpool:
      false
    }
  }

  /// What a rejection for want of reading means: no fault of the student's; nil for any other reason.
  init?(_ reason: RejectionReason, at path: String) {
    guard case .unreadable(_, let why) = reason else { return nil }
    self = .unreadableEntry(path: path, why: why)
  }

  package var description: String {
    switch self {
    case .missing(let path):
      "no submission '\(path)'; name a folder with <exercise>.swift or .py files, one such file, a "
        + "notebook, or a .zip, .tar.gz or .tgz archive of them"
    case .unreadable(let path, let errno):
      "the submission '\(path)' can't be read: \(errno)"
    case .unsuitable(let path):
      "the submission '\(path)' is neither a folder nor a .swift, .py, .ipynb, .zip, .tar.gz or "
        + ".tgz file"
    case .foreign(let path):
      "'\(path)' belongs to somebody else, and without a sandbox only your own files are run; install "
        + "the sandbox to grade it: apt-get install bubblewrap"
    case .packed(let path):
      "'\(path)' is no folder or source file of your own, and without a sandbox nothing else is run; "
        + "name your folder, or install the sandbox: apt-get install bubblewrap"
    case .noBatch(let path):
      "there is no '\(path)'; name a folder of submissions, or a .zip, .tar.gz or .tgz archive of them"
    case .unsuitableBatch(let path):
      "'\(path)' is no batch; name a folder of submissions, or a .zip, .tar.gz or .tgz archive of "
        + "them"
    case .noEntries(let path):
      "no submission in '\(path)'; each folder, source file, notebook and archive in it is one"
    case .tooManyEntries(let path, let limit):
      "'\(path)' has more than \(limit) entries, the most that are taken; split it up"
    case .tooLarge(let path, let limit):
      "'\(path)' is larger than \(limit >> 20) MiB, the most that is taken; unpack it and name the "
        + "folder"
    case .unpacksTooLarge(let path, let limit):
      "'\(path)' unpacks to more than \(limit >> 20) MiB, the most that is taken; split it up"
    case .damaged(let path):
      "the archive '\(path)' is damaged or of a kind that isn't read; download it again, or unpack "
        + "it and name the folder"
    case .unsafeEntry(let path, let name):
      "the archive '\(path)' has an entry outside its own folders, '\(name.escapingControls)'; "
        + "nothing of it was taken"
    case .unreadableEntry(let path, let why):
      "the submission '\(path)' can't be read: \(why)"
    case .noSpool(let folder, let errno):
      "no room for the archive's submissions in '\(folder)': \(errno)"
    }
  }
}
