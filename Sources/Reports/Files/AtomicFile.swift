// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file that is written piece by piece and gets its name when it is whole.
///
/// Let go of before that, it leaves nothing behind, and what had the name stays as it was.
package struct AtomicFile: ~Copyable {
  private static let prefix = ".grade-"
  private static let suffix = ".tmp"

  private let path: String
  private let folder: String
  private let temporary: String
  private var descriptor: Int32

  /// Whether a name is that of a file that was not finished.
  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
  }

  /// Begins a file that will replace what is at the path.
  package init(replacing path: String) throws(FileError) {
    self.path = path
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    temporary =
      "\(folder)\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))\(Self.suffix)"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, step: .create, code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    unlink(temporary)
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try writeAll(bytes, to: descriptor, for: path)
  }

  /// Gives the whole file its name, once it is safe on the disk.
  package consuming func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(path: path, step: .sync, code: errno) }
    // Some file systems report a full disk only here.
    let isClosed = Glibc.close(descriptor) == 0
    descriptor = -1
    let code = errno
    guard isClosed else {
      unlink(temporary)
      throw FileError(path: path, step: .write, code: code)
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, step: .rename, code: code)
    }
    try syncFolder(folder, for: path)
  }
}
