// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
package import SystemPackage

/// The few file system calls that SystemPackage 1.8 does not wrap, with typed errors.
package enum SystemCalls {
  /// Makes a new folder under a random name that other users can pass through but not list.
  static func makeTemporaryFolder(prefix: String) throws(SandboxError) -> FilePath {
    var template = Array("\(prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure(FilePath(prefix)) }
    let path = FilePath(platformString: template)
    try setPermissions(path, 0o711)
    return path
  }

  static func makeFolder(_ path: FilePath, permissions: mode_t) throws(SandboxError) {
    guard mkdir(path.string, permissions) == 0 || errno == EEXIST else { throw failure(path) }
  }

  static func setPermissions(_ path: FilePath, _ permissions: mode_t) throws(SandboxError) {
    guard chmod(path.string, permissions) == 0 else { throw failure(path) }
  }

  static func setOwner(_ path: FilePath, _ user: UInt32) throws(SandboxError) {
    guard lchown(path.string, user, user) == 0 else { throw failure(path) }
  }

  /// Writes a file anew; whatever stood under its name is removed, never followed.
  static func write(
    _ bytes: [UInt8],
    to path: FilePath,
    permissions: FilePermissions
  ) throws(SandboxError) {
    unlink(path.string)
    do {
      let file = try FileDescriptor.open(
        path,
        .writeOnly,
        options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: permissions
      )
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw .fileSystem(path: path.string, error as? Errno ?? .ioError)
    }
  }

  /// Opens a file of the grader's own, makes it where it isn't there, and takes its lock; nil where
  /// another process holds it.
  ///
  /// The kernel lets go of the lock when the process ends.
  package static func lock(_ path: FilePath) throws(SandboxError) -> FileDescriptor? {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        path,
        .writeOnly,
        options: [.create, .noFollow, .closeOnExec],
        permissions: .ownerReadWrite
      )
    } catch {
      throw .fileSystem(path: path.string, error as? Errno ?? .ioError)
    }
    if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return file }
    try? file.close()  // Nothing was written to it.
    return nil
  }

  /// Makes a folder that this user alone can enter, where there is none.
  ///
  /// - Throws: `SandboxError.fileSystem`, also where what is there is another user's, a link, or
  ///   open to others.
  package static func makePrivateFolder(_ path: FilePath) throws(SandboxError) {
    try makeFolder(path, permissions: 0o700)
    var information = stat()
    guard lstat(path.string, &information) == 0 else { throw failure(path) }
    guard information.st_mode & S_IFMT == S_IFDIR, information.st_uid == geteuid(),
      information.st_mode & 0o077 == 0
    else { throw .fileSystem(path: path.string, .permissionDenied) }
  }

  /// Reads a small file of the kernel's or of the grader's own, or nil where it can't be read.
  static func read(_ path: FilePath, limit: Int = 65_536) -> String? {
    // Absence is an answer here: a process that has ended, a control group that isn't there.
    guard let file = try? FileDescriptor.open(path, .readOnly, options: [.noFollow, .closeOnExec])
    else { return nil }
    return try? file.closeAfter {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while bytes.count < limit {
        let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { break }
        bytes += buffer[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Writes a word to a file of the kernel's; says whether it was taken.
  static func tell(_ path: FilePath, _ word: String) -> Bool {
    guard let file = try? FileDescriptor.open(path, .writeOnly, options: .closeOnExec) else {
      return false
    }
    // The kernel's refusal is the answer.
    return (try? file.closeAfter { try file.writeAll(word.utf8) }) != nil
  }

  /// Removes a folder of the grader's own with all that is in it, as far as the system lets it.
  ///
  /// A program may have filled it, though none may be running any more. No link is followed, and
  /// folders in folders are moved up before they are entered, so that no depth is too deep.
  package static func remove(_ path: FilePath) {
    // A program may have put something else in a folder's place, or closed it to its own owner.
    guard unlink(path.string) != 0 else { return }
    chmod(path.string, 0o700)
    let top = open(path.string, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard top >= 0 else { return }
    defer { close(top) }
    while true {
      let folders = entries(in: top).filter { unlinkat(top, $0, 0) != 0 }
      // What is not empty now holds something that can't be taken away.
      let emptied = folders.filter { name in
        moveFolders(of: name, to: top)
        return unlinkat(top, name, AT_REMOVEDIR) == 0
      }
      if emptied.isEmpty { break }
    }
    rmdir(path.string)
  }

  /// Takes the files out of a folder in an open one, and moves its folders beside it.
  private static func moveFolders(of name: String, to top: Int32) {
    // It may have been closed to its own owner.
    _ = fchmodat(top, name, 0o700, 0)
    let folder = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    defer { close(folder) }
    for entry in entries(in: folder) where unlinkat(folder, entry, 0) != 0 {
      // To be moved, a folder has to be open to writing, too.
      _ = fchmodat(folder, entry, 0o700, 0)
      _ = renameat(folder, entry, top, "moved-\(UInt64.random(in: 0 ... .max))")
    }
  }

  /// The names in a folder, sorted; none where it can't be read.
  static func entries(_ path: FilePath) -> [String] {
    let folder = open(path.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return [] }
    defer { close(folder) }
    return entries(in: folder)
  }

  /// The names in an open folder, sorted; none where it can't be read.
  private static func entries(in descriptor: Int32) -> [String] {
    // The stream owns and closes its descriptor, hence a second one.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let folder = fdopendir(copy) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func failure(_ path: FilePath) -> SandboxError {
    .fileSystem(path: path.string, Errno(rawValue: errno))
  }
}
