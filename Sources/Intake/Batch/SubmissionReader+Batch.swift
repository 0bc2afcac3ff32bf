// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

extension SubmissionReader {
  /// Lists the submissions of a batch: a folder's, or an archive's.
  ///
  /// A folder is listed; an archive is read once, and what may be needed of it is kept in a file
  /// without a name, whose space is the spool folder's.
  /// - Throws: `IntakeError` where there is no batch, or none that can be taken.
  package func submissions(
    at path: String,
    spoolFolder: String = "/var/tmp"
  ) throws(IntakeError) -> SubmissionList {
    let list = SubmissionList(try store(at: path, spoolFolder: spoolFolder), reader: self)
    guard !list.entries.isEmpty else { throw .noEntries(path: path) }
    return list
  }

  private func store(at path: String, spoolFolder: String) throws(IntakeError) -> any BatchStore {
    let kind: FileAccess.Kind
    do {
      kind = try FileAccess.kind(of: path)
    } catch {
      let error = IntakeError(error, path: path)
      throw error == .missing(path: path) ? .noBatch(path: path) : error
    }
    let name = FilePath(path).lexicallyNormalized().lastComponent?.string ?? path
    switch (kind, FileRole(ofName: name)) {
    case (.folder, _): return try BatchFolder(at: path, limits: limits)
    case (.file, .archive(let format)):
      return try BatchArchive(at: path, as: format, reader: self, spoolFolder: spoolFolder)
    case (.file, _), (.link, _), (.device, _): throw .unsuitableBatch(path: path)
    }
  }
}
