// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What is taken in: how much a submission may hold at most, how much an archive of many, and whose
/// files.
package struct IntakeLimits: Sendable, Equatable {
  /// The largest source file that is taken; a solution has some 2 KB.
  package var sourceBytes = 1 << 20
  /// The largest notebook, with its outputs: plots in them are often some megabytes.
  package var notebookBytes = 20 << 20
  /// The most source files that are built together.
  package var sourceFiles = 50

  /// The largest archive of one submission.
  package var archiveBytes = 10 << 20
  /// The most files and folders of one submission, those that are ignored included.
  package var entries = 200
  /// What a submission may hold, unpacked; counted while it is read, whatever an archive says.
  package var unpackedBytes = 20 << 20
  /// How many times its own size an archive may unpack to; source text reaches some 10 times.
  package var expansion = 100
  /// The most folders that lie in each other, the file included.
  package var depth = 8
  /// The longest name of a file or folder in an archive, in bytes.
  package var nameBytes = 128

  /// The largest archive of many submissions, and the most that is kept of it.
  package var batchBytes = 2 << 30
  /// The most that a compressed archive of many submissions may unpack to.
  package var batchUnpackedBytes = 16 << 30
  /// The most entries of a folder or an archive of submissions.
  package var batchEntries = 200_000

  /// The user whose files alone are taken, and no archives, which could hold others'; nil for
  /// everybody's.
  package var owner: UInt32?

  package init(owner: UInt32? = nil) {
    self.owner = owner
  }
}
