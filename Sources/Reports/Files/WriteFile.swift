// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Writes a report so that its file is complete or, if anything fails, as it was before.
///
/// The bytes go to a new file in the same folder, are synced, and take the name by renaming; a link
/// with that name is replaced and never followed. A device or link in `/dev`, such as `/dev/stdout`,
/// is written to directly.
/// It blocks until the bytes are on the disk.
///
/// - Throws: `FileError` with the step that failed; the new file is gone then.
package func writeFile(_ bytes: [UInt8], atomicallyTo path: String) throws(FileError) {
  guard let kind = kind(of: path) else { return try replace(path, with: bytes) }
  switch kind {
  case S_IFREG: try replace(path, with: bytes)
  case _ where path.hasPrefix("/dev/") && kind != S_IFDIR: try writeDevice(bytes, path)
  case S_IFLNK: try replace(path, with: bytes)
  case S_IFDIR: throw FileError(path: path, step: .replace, code: EISDIR)
  // Renaming would replace a device or a pipe too.
  default: throw FileError(path: path, step: .replace, code: EEXIST)
  }
}

/// What the path itself names, a link being a link; nil for nothing that can be seen.
private func kind(of path: String) -> mode_t? {
  var status = stat()
  return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

private func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
  let file = try AtomicFile(replacing: path)
  try file.write(bytes)
  try file.commit()
}

private func writeDevice(_ bytes: [UInt8], _ path: String) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path, step: .write, code: errno) }
  defer { close(descriptor) }
  try writeAll(bytes, to: descriptor, for: path)
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32, for path: String) throws(FileError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else {
      throw FileError(path: path, step: .write, code: count < 0 ? errno : EIO)
    }
    rest = rest.dropFirst(count)
  }
}

/// Makes the new name outlast a power cut.
func syncFolder(_ folder: String, for path: String) throws(FileError) {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path, step: .sync, code: errno) }
  defer { close(descriptor) }
  // Some file systems can't sync a folder: then the name is as safe there as it gets.
  guard fsync(descriptor) == 0 || errno == EINVAL else {
    throw FileError(path: path, step: .sync, code: errno)
  }
}
