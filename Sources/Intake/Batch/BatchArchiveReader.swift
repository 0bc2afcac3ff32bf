// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Glibc
import SystemPackage

/// Streams an archive of submissions, and keeps what one of them may need.
///
/// What is wrong with an entry is held against the submission that it is a part of; the archive itself
/// is refused where it can't be told whose an entry is, or where there is too much of it.
struct BatchArchiveReader {
  let path: String
  let limits: IntakeLimits

  /// All entries but litter, in the archive's order, and where their data is.
  ///
  /// - Throws: `IntakeError`.
  func records(
    as format: ArchiveFormat,
    spoolFolder: String
  ) throws(IntakeError) -> ([BatchRecord], Spool) {
    let file = try openArchive()
    var spool: Spool
    do {
      spool = try Spool(in: spoolFolder)
    } catch {
      throw .noSpool(folder: spoolFolder, error)
    }
    let result: Result<[BatchRecord], IntakeError>
    do {
      result = try ArchiveStream.read(file.descriptor, named: path, as: format) {
        (stream) throws(Rejection) in
        try records(of: &stream, format: format, spool: &spool, spoolFolder: spoolFolder)
      }
    } catch {
      // The stream knows these two ways to fail.
      guard case .unpacksTooLarge(_, let limit) = error.reason else { throw .damaged(path: path) }
      throw .unpacksTooLarge(path: path, limitBytes: limit)
    }
    return (try result.get(), spool)
  }

  private func openArchive() throws(IntakeError) -> OpenFile {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw IntakeError(Errno(rawValue: errno), path: path) }
    let file = OpenFile(FileDescriptor(rawValue: descriptor))
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      throw .unsuitableBatch(path: path)
    }
    guard information.st_size <= limits.batchBytes else {
      throw .tooLarge(path: path, limitBytes: limits.batchBytes)
    }
    return file
  }

  private func records(
    of stream: inout ArchiveStream,
    format: ArchiveFormat,
    spool: inout Spool,
    spoolFolder: String
  ) throws(Rejection) -> Result<[BatchRecord], IntakeError> {
    var records: [BatchRecord] = []
    var unpackedBytes = 0
    while let header = try stream.next() {
      guard records.count < limits.batchEntries else {
        return .failure(.tooManyEntries(path: path, limit: limits.batchEntries))
      }
      let text = String(decoding: header.path ?? [], as: UTF8.self)
      let components = EntryPath.components(of: text)
      guard EntryPath.isInside(text) else {
        return .failure(.unsafeEntry(path: path, name: text))
      }
      if components.isEmpty || components.contains(where: { FileRole(ofName: $0) == .litter }) {
        continue
      }

      let role = FileRole(ofName: components.last ?? "")
      let plain = content(of: header, text: text, role: role)
      // A tar is read through anyway; of a zip, what is not needed is never inflated.
      guard plain == nil || format == .tar else {
        records.append(BatchRecord(path: components, content: plain ?? .ignored))
        continue
      }
      let keepBytes = plain == nil ? (role.limitBytes(limits, named: text) ?? 0) + 1 : 0
      let data = try stream.data(keepBytes: keepBytes) { (length) throws(Rejection) in
        unpackedBytes += length
        guard unpackedBytes <= limits.batchUnpackedBytes else {
          throw Rejection(.unpacksTooLarge(name: path, limitBytes: limits.batchUnpackedBytes))
        }
      }
      guard spool.size + data.count <= limits.batchBytes else {
        return .failure(.unpacksTooLarge(path: path, limitBytes: limits.batchBytes))
      }
      do {
        let range = try spool.append(data)
        records.append(BatchRecord(path: components, content: plain ?? .kept(range)))
      } catch {
        return .failure(.noSpool(folder: spoolFolder, error))
      }
    }
    return .success(records)
  }

  /// What is known of an entry without its data; nil where that is needed.
  private func content(
    of header: ArchiveStream.Header,
    text: String,
    role: FileRole
  ) -> BatchRecord.Content? {
    var limits = limits
    // A platform puts the person's name before the file's, in one name, and both below folders.
    limits.nameBytes = 255
    limits.depth += 2
    do {
      _ = try EntryPath(text.utf8, limits: limits)
    } catch {
      return .rejected(error.reason)
    }
    switch header.kind {
    case .irregular(let kind): return .rejected(.notARegularFile(name: text, kind: kind))
    case _ where header.isEncrypted: return .rejected(.encrypted(name: text))
    case .folder: return .folder
    case .file: return role.limitBytes(self.limits, named: text) == nil ? .ignored : nil
    }
  }
}
