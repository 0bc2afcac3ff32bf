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
    case other
  }

  /// The kind of what lies at the caller's own path; a link there is the caller's and is followed.
  static func kind(of path: String) throws(Errno) -> Kind {
    var information = stat()
    guard stat(path, &information) == 0 else { throw Errno(rawValue: errno) }
    return kind(information)
  }

  /// Opens the folder at the caller's own path.
  static func openFolder(_ path: String) throws(Errno) -> FileDescriptor {
    try descriptor(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  /// Opens a folder in an open folder; a link is refused.
  static func openFolder(_ name: String, in folder: FileDescriptor) throws(Errno) -> FileDescriptor
  {
    try descriptor(
      openat(folder.rawValue, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    )
  }

  /// The names in an open folder, sorted by their bytes.
  static func names(in folder: FileDescriptor) -> [String] {
    // The stream owns and closes its descriptor, hence a second one.
    let copy = openat(folder.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Reads a plain file in an open folder, as UTF-8 source text of at most so many bytes.
  static func read(
    _ name: String,
    in folder: FileDescriptor,
    limitBytes: Int
  ) -> Result<SourceFile, Rejection> {
    // Not blocking, since what is opened may be a FIFO, which its kind tells only afterwards.
    let file = openat(folder.rawValue, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      return .failure(Rejection(errno, name: name))
    }
    return read(FileDescriptor(rawValue: file), name: name, limitBytes: limitBytes)
  }

  /// Reads the plain file at the caller's own path.
  static func read(path: String, name: String, limitBytes: Int) -> Result<SourceFile, Rejection> {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return .failure(Rejection(errno, name: name)) }
    return read(FileDescriptor(rawValue: file), name: name, limitBytes: limitBytes)
  }

  /// A reason to reject a file, as an error.
  struct Rejection: Error {
    let reason: RejectionReason

    init(_ reason: RejectionReason) {
      self.reason = reason
    }

    init(_ code: Int32, name: String) {
      // ELOOP is the answer for a link that may not be followed.
      reason =
        code == ELOOP
        ? .notARegularFile(name: name, kind: .link)
        : .unreadable(name: name, why: "\(Errno(rawValue: code))")
    }
  }

  private static func read(
    _ file: FileDescriptor,
    name: String,
    limitBytes: Int
  ) -> Result<SourceFile, Rejection> {
    defer { try? file.close() }  // Nothing was written: there is nothing to lose.
    var information = stat()
    guard fstat(file.rawValue, &information) == 0 else {
      return .failure(Rejection(errno, name: name))
    }
    switch kind(information) {
    case .file: break
    case .folder: return .failure(Rejection(.notARegularFile(name: name, kind: .folder)))
    case .other: return .failure(Rejection(.notARegularFile(name: name, kind: .device)))
    }
    do {
      let bytes = try bytes(of: file, limit: limitBytes + 1)
      guard bytes.count <= limitBytes else {
        return .failure(Rejection(.tooLarge(name: name, limitBytes: limitBytes)))
      }
      if let offset = firstNonUTF8(in: bytes) {
        return .failure(Rejection(.notUTF8(name: name, offset: offset)))
      }
      return .success(SourceFile(name: name, bytes: bytes))
    } catch {
      return .failure(Rejection((error as? Errno ?? .ioError).rawValue, name: name))
    }
  }

  private static func bytes(of file: FileDescriptor, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The offset of the first byte that is not part of UTF-8 text, or nil.
  private static func firstNonUTF8(in bytes: [UInt8]) -> Int? {
    // A notebook of some megabytes should not be walked by scalars.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var rest = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  private static func kind(_ information: stat) -> Kind {
    switch information.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .other
    }
  }

  private static func descriptor(_ number: Int32) throws(Errno) -> FileDescriptor {
    guard number >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: number)
  }
}
