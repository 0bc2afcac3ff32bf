// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CLibArchive
import Course
import Glibc
import SystemPackage

/// The entries of an archive one after another, as libarchive streams them; nothing is unpacked.
///
/// It can't be copied, since it owns libarchive's handle.
struct ArchiveStream: ~Copyable {
  /// What is known of an entry before its data.
  struct Header {
    /// The path as it stands in the archive; nil where it can't even be shown.
    let path: [UInt8]?
    let kind: Kind
    let isEncrypted: Bool

    enum Kind: Equatable {
      case file
      case folder
      case irregular(RejectionReason.FileKind)
    }
  }

  /// The archive's own name, for messages.
  private let name: String
  private let format: ArchiveFormat
  private let handle: OpaquePointer
  private let locale: locale_t
  private let buffer: UnsafeMutableRawBufferPointer

  /// Streams an archive that is held in memory.
  ///
  /// - Throws: `Rejection` where it is no archive of this format, and what `body` throws.
  static func read<Result>(
    _ bytes: [UInt8],
    named name: String,
    as format: ArchiveFormat,
    _ body: (inout ArchiveStream) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Rejection) in
      try read(named: name, as: format, body) {
        archive_read_open_memory($0, bytes.baseAddress, bytes.count)
      }
    }
  }

  /// Streams an archive from an open file, which stays open.
  ///
  /// - Throws: `Rejection` where it is no archive of this format, and what `body` throws.
  static func read<Result>(
    _ file: FileDescriptor,
    named name: String,
    as format: ArchiveFormat,
    _ body: (inout ArchiveStream) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    try read(named: name, as: format, body) {
      archive_read_open_fd($0, file.rawValue, 1 << 16)
    }
  }

  private static func read<Result>(
    named name: String,
    as format: ArchiveFormat,
    _ body: (inout ArchiveStream) throws(Rejection) -> Result,
    open: (OpaquePointer) -> Int32
  ) throws(Rejection) -> Result {
    guard let handle = archive_read_new() else {
      throw Rejection(.noMemory, name: name)
    }
    var stream = ArchiveStream(name: name, format: format, handle: handle)
    // For this thread, and until the archive is read.
    let before = uselocale(stream.locale)
    defer { uselocale(before) }
    guard stream.enableReader(), open(handle) == ARCHIVE_OK else {
      throw Rejection(.damaged(name: name))
    }
    return try body(&stream)
  }

  private init(name: String, format: ArchiveFormat, handle: OpaquePointer) {
    self.name = name
    self.format = format
    self.handle = handle
    locale = archive_make_utf8_locale()
    buffer = .allocate(byteCount: 1 << 16, alignment: 1)
  }

  deinit {
    archive_read_free(handle)
    freelocale(locale)
    buffer.deallocate()
  }

  /// Switches on the one reader that is needed: each other one would be a way to attack it.
  private func enableReader() -> Bool {
    switch format {
    // The other reader of zips goes by what stands before the data, and knows no links.
    case .zip: archive_read_support_format_zip_seekable(handle) == ARCHIVE_OK
    case .tar:
      archive_read_support_format_tar(handle) == ARCHIVE_OK
        && archive_read_support_filter_gzip(handle) == ARCHIVE_OK
    }
  }

  /// Goes to the next entry; nil after the last.
  ///
  /// - Throws: `Rejection` where the archive is damaged or compressed in a way that isn't read.
  mutating func next() throws(Rejection) -> Header? {
    var entry: OpaquePointer?
    switch archive_read_next_header(handle, &entry) {
    case ARCHIVE_EOF: return nil
    // A warning is about a name, which is looked at anyway, or about what is not asked for.
    case ARCHIVE_OK, ARCHIVE_WARN: break
    default: throw Rejection(.damaged(name: name))
    }
    guard let entry, usesKnownCompression else { throw Rejection(.damaged(name: name)) }
    return Header(
      path: Self.path(of: entry),
      kind: Self.kind(of: entry),
      isEncrypted: archive_entry_is_encrypted(entry) != 0
    )
  }

  /// Reads the entry's data to its end and keeps so many bytes of its beginning.
  ///
  /// `count` is told each length that was read, and throws where it is too much.
  /// - Throws: `Rejection` where the data is damaged, and what `count` throws.
  mutating func data(
    keepBytes: Int,
    count: (Int) throws(Rejection) -> Void
  ) throws(Rejection) -> [UInt8] {
    var kept: [UInt8] = []
    while true {
      let length = archive_read_data(handle, buffer.baseAddress, buffer.count)
      // A wrong checksum or size is a warning to libarchive.
      guard length >= 0 else { throw Rejection(.damaged(name: name)) }
      guard length > 0 else { return kept }
      try count(length)
      kept += buffer[..<min(length, keepBytes - kept.count)]
    }
  }

  /// Whether the entry's data is stored or deflated: zips may use other ways, which nobody's zip does
  /// by itself, and each has a decoder of its own in libarchive.
  private var usesKnownCompression: Bool {
    guard format == .zip else { return true }
    guard let description = archive_format_name(handle).map({ String(cString: $0) }) else {
      return false
    }
    return description.hasSuffix("(deflation)") || description.hasSuffix("(uncompressed)")
  }

  /// The path, or the beginning of one that is longer than any limit.
  private static func path(of entry: OpaquePointer) -> [UInt8]? {
    archive_entry_pathname(entry).map {
      Array(UnsafeRawBufferPointer(start: $0, count: strnlen($0, 4096)))
    }
  }

  private static func kind(of entry: OpaquePointer) -> Header.Kind {
    if archive_entry_hardlink(entry) != nil { return .irregular(.link) }
    switch UInt32(archive_entry_filetype(entry)) {
    case archive_entry_kind_file.rawValue: return .file
    case archive_entry_kind_folder.rawValue: return .folder
    case archive_entry_kind_link.rawValue: return .irregular(.link)
    default: return .irregular(.device)
    }
  }
}
