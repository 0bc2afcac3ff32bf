// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// Where the submissions of a batch are.
protocol BatchStore: Sendable {
  /// What lies in it, litter aside; `fileName` is the name itself.
  var members: [SubmissionList.Member] { get }

  /// Reads a file or a folder with all that is needed of it, archives included.
  ///
  /// - Throws: `Rejection` where the submission can't be taken in, `IntakeError` where that is no
  ///   fault of the student's.
  func node(
    of member: SubmissionList.Member,
    reader: SubmissionReader
  ) throws -> FileTree.Node
}

/// An open file or folder, closed with the last that holds it: hence a class.
final class OpenFile: Sendable {
  let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  deinit {
    try? descriptor.close()  // What was written to a spool is read back before; nothing is lost.
  }
}
