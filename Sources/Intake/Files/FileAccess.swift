// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Glibc
import SystemPackage

/// Opens and reads files of a submission's by descriptor, without following links below the path
/// that the caller named.
enum FileAccess {
  /// What lies at a path.
  enum Kind {
    case folder
    case file
    case link
    /// A device, a pipe or a socket.
    case device
  }

  /// The kind of what lies at the caller's own path; a link there is the caller's and is followed.
  static func kind(of path: String) throws(Errno) -> Kind {
    var information = stat()
    guard stat(path, &information) == 0 else { throw Errno(rawValue: errno) }
    return kind(information)
  }

  /// The kind of what has a name in an open folder; a link is a link.
  static func kind(
    of name: FilePath.Component,
    in folder: FileDescriptor
  ) throws(Errno) -> Kind {
    var information = stat()
    let result = name.withPlatformString {
      fstatat(folder.rawValue, $0, &information, AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
    return kind(information)
  }

  /// Whether an open file or folder is a user's; any user's will do for nil.
  static func isOwned(_ file: FileDescriptor, by user: UInt32?) -> Bool {
    guard let user else { return true }
    var information = stat()
    return fstat(file.rawValue, &information) == 0 && information.st_uid == user
  }

  /// Opens the folder at the caller's own path.
  static func openFolder(_ path: String) throws(Errno) -> FileDescriptor {
    try descriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  /// Opens a folder in an open folder; a link is refused.
  static func openFolder(
    _ name: FilePath.Component,
    in folder: FileDescriptor
  ) throws(Errno) -> FileDescriptor {
    try descriptor(
      name.withPlatformString {
        openat(folder.rawValue, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
    )
  }

  /// The names in an open folder, sorted; nil where there are more than so many.
  static func names(
    in folder: FileDescriptor,
    limit: Int
  ) throws(Errno) -> [FilePath.Component]? {
    // The stream owns and closes its descriptor, hence a second one.
    let copy = try descriptor(openat(folder.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard let stream = fdopendir(copy.rawValue) else {
      let code = Errno(rawValue: errno)
      try? copy.close()  // It was only just opened.
      throw code
    }
    defer { closedir(stream) }
    var names: [FilePath.Component] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          FilePath.Component(platformString: $0)
        }
      }
      guard let name, name.kind == .regular else { continue }
      names.append(name)
      if names.count > limit { return nil }
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    return names.sorted { $0.string < $1.string }
  }

  /// Reads a plain file in an open folder; one that is larger than the limit, to a byte past it.
  ///
  /// - Throws: `Rejection` where it is no plain file, not that user's, or can't be read.
  static func read(
    _ name: FilePath.Component,
    in folder: FileDescriptor,
    ownedBy user: UInt32?,
    limitBytes: Int
  ) throws(Rejection) -> [UInt8] {
    try read(named: name.string, ownedBy: user, limitBytes: limitBytes) {
      name.withPlatformString { openat(folder.rawValue, $0, flags | O_NOFOLLOW) }
    }
  }

  /// Reads the plain file at the caller's own path; one that is larger than the limit, to a byte
  /// past it.
  ///
  /// - Throws: `Rejection` where it is no plain file, not that user's, or can't be read.
  static func read(
    path: String,
    name: String,
    ownedBy user: UInt32?,
    limitBytes: Int
  ) throws(Rejection) -> [UInt8] {
    try read(named: name, ownedBy: user, limitBytes: limitBytes) { open(path, flags) }
  }

  // Not blocking, since what is opened may be a FIFO, which its kind tells only afterwards.
  private static let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC

  private static func read(
    named name: String,
    ownedBy user: UInt32?,
    limitBytes: Int,
    open: () -> Int32
  ) throws(Rejection) -> [UInt8] {
    let file: FileDescriptor
    do {
      file = try descriptor(open())
    } catch {
      throw Rejection(error, name: name)
    }
    defer { try? file.close() }  // Nothing was written: there is nothing to lose.
    guard isOwned(file, by: user) else { throw Rejection(.foreign(name: name)) }
    var information = stat()
    guard fstat(file.rawValue, &information) == 0 else {
      throw Rejection(Errno(rawValue: errno), name: name)
    }
    switch kind(information) {
    case .file: break
    case .folder: throw Rejection(.notARegularFile(name: name, kind: .folder))
    case .link, .device: throw Rejection(.notARegularFile(name: name, kind: .device))
    }
    do {
      return try bytes(of: file, expected: Int(information.st_size), limit: limitBytes + 1)
    } catch {
      throw Rejection(error as? Errno ?? .ioError, name: name)
    }
  }

  private static func bytes(
    of file: FileDescriptor,
    expected: Int,
    limit: Int
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    // A hint alone, so that a large file is not held twice while the array grows.
    bytes.reserveCapacity(min(expected, limit))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { break }
      bytes += buffer[..<min(count, limit - bytes.count)]
    }
    return bytes
  }

  private static func kind(_ information: stat) -> Kind {
    switch information.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    case S_IFLNK: .link
    default: .device
    }
  }

  private static func descriptor(_ number: Int32) throws(Errno) -> FileDescriptor {
    guard number >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: number)
  }
}
