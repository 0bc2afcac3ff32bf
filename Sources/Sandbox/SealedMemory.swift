// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CSeccomp
import Glibc
import SystemPackage

/// Bytes behind a descriptor that whoever inherits it can read and nobody can change.
///
/// What a box reads on its standard input, all at once, comes from one: a file would tell its path, and
/// where the box runs as the caller's own user could be made writable through the descriptor.
enum SealedMemory {
  /// Makes a descriptor that stands at the first byte.
  ///
  /// - Throws: `SandboxError.fileSystem`.
  static func make(_ bytes: [UInt8]) throws(SandboxError) -> FileDescriptor {
    let number = sandbox_make_memory_file("input")
    guard number >= 0 else {
      throw .fileSystem(path: "memory file", Errno(rawValue: errno))
    }
    let file = FileDescriptor(rawValue: number)
    do {
      try file.writeAll(bytes)
      try file.seek(offset: 0, from: .start)
    } catch {
      try? file.close()  // The first error matters more.
      throw .fileSystem(path: "memory file", error as? Errno ?? .ioError)
    }
    guard fcntl(number, addSeals, allSeals) == 0 else {
      let code = errno
      try? file.close()  // As above.
      throw .fileSystem(path: "memory file", Errno(rawValue: code))
    }
    return file
  }

  /// `F_ADD_SEALS` of linux/fcntl.h, and the seals against sealing, shrinking, growing and writing.
  private static let addSeals: Int32 = 1033
  private static let allSeals: Int32 = 0x0001 | 0x0002 | 0x0004 | 0x0008
}
