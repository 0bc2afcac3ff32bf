// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// A file without a name that holds what was read of an archive of submissions.
///
/// An archive can be read from its start alone. The file is gone with whoever holds it.
struct Spool: Sendable {
  private let file: OpenFile
  private(set) var size = 0

  /// Makes it where it may take its space; it has no name there once it is open.
  ///
  /// - Throws: `Errno`.
  init(in folder: String) throws(Errno) {
    let name = "grade-spool-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    let path = FilePath(folder).appending(name)
    let descriptor = path.withPlatformString {
      open($0, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    file = OpenFile(FileDescriptor(rawValue: descriptor))
    guard path.withPlatformString({ unlink($0) }) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Adds bytes; returns where they are.
  ///
  /// - Throws: `Errno`, such as for a full disk.
  mutating func append(_ bytes: [UInt8]) throws(Errno) -> Range<Int> {
    do {
      try file.descriptor.writeAll(toAbsoluteOffset: Int64(size), bytes)
    } catch {
      throw error as? Errno ?? .ioError
    }
    size += bytes.count
    return size - bytes.count..<size
  }

  /// Reads bytes back; may be called by several threads at once.
  ///
  /// - Throws: `Errno`.
  func read(_ range: Range<Int>) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var buffer = [UInt8](repeating: 0, count: min(range.count, 1 << 16))
    do {
      while bytes.count < range.count {
        let count = try buffer.withUnsafeMutableBytes {
          try file.descriptor.read(
            fromAbsoluteOffset: Int64(range.lowerBound + bytes.count),
            into: UnsafeMutableRawBufferPointer(rebasing: $0.prefix(range.count - bytes.count))
          )
        }
        guard count > 0 else { throw Errno.ioError }
        bytes += buffer[..<count]
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    return bytes
  }
}
