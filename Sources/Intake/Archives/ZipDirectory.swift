// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Glibc

/// What a zip archive's own directory says, read to find what libarchive does not show: it ends a
/// name at NUL, turns backslashes into slashes, and takes a pipe for a file.
///
/// A zip names each entry twice, in the directory at its end and before the entry's data. Both have to
/// say the same, or else two programs could unpack two different things.
struct ZipDirectory {
  /// How many entries there are.
  let count: Int

  // Sizes and places are those of APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
  private static let end = Record(signature: 0x0605_4b50, size: 22)
  private static let central = Record(signature: 0x0201_4b50, size: 46)
  private static let local = Record(signature: 0x0403_4b50, size: 30)

  private struct Record {
    let signature: Int
    let size: Int
  }

  /// Looks through the directory of an archive that is held in memory; messages name the archive.
  ///
  /// - Throws: `Rejection` for the first entry that can't be taken, or where there is no directory.
  init(of bytes: [UInt8], named name: String, limits: IntakeLimits) throws(Rejection) {
    let damage = Rejection(.damaged(name: name))
    let end = try Self.endRecord(in: bytes, orThrow: damage)
    count = try Self.number(at: end + 10, size: 2, in: bytes, orThrow: damage)
    guard count <= limits.entries else {
      throw Rejection(.tooManyEntries(name: name, limit: limits.entries))
    }
    var place = try Self.number(at: end + 16, size: 4, in: bytes, orThrow: damage)
    for _ in 0..<count {
      guard place < end else { throw damage }
      place = try Self.checkEntry(at: place, in: bytes, limits: limits, orThrow: damage)
    }
    guard place == end else { throw damage }
  }

  /// Where the record at the archive's end begins: the last one that reaches to the end.
  private static func endRecord(
    in bytes: [UInt8],
    orThrow damage: Rejection
  ) throws(Rejection) -> Int {
    let last = bytes.count - end.size
    // The comment after it has at most so many bytes that two can hold.
    for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1) where place >= 0 {
      guard try number(at: place, size: 4, in: bytes, orThrow: damage) == end.signature else {
        continue
      }
      let comment = try number(at: place + 20, size: 2, in: bytes, orThrow: damage)
      if place + end.size + comment == bytes.count { return place }
    }
    throw damage
  }

  /// Checks one entry; returns where the next one's record begins.
  private static func checkEntry(
    at place: Int,
    in bytes: [UInt8],
    limits: IntakeLimits,
    orThrow damage: Rejection
  ) throws(Rejection) -> Int {
    func field(_ offset: Int, _ size: Int) throws(Rejection) -> Int {
      try number(at: place + offset, size: size, in: bytes, orThrow: damage)
    }
    guard try field(0, 4) == central.signature else { throw damage }
    let nameEnd = place + central.size + (try field(28, 2))
    let name = try slice(place + central.size, nameEnd, in: bytes, orThrow: damage)
    let path = try EntryPath(name, limits: limits)

    let isUnix = try field(5, 1) == 3
    let mode = isUnix ? mode_t(try field(40, 2)) & S_IFMT : 0
    if let kind = irregularKind(mode) {
      throw Rejection(.notARegularFile(name: path.components.joined(separator: "/"), kind: kind))
    }

    let header = try field(42, 4)
    guard try number(at: header, size: 4, in: bytes, orThrow: damage) == local.signature else {
      throw damage
    }
    let length = try number(at: header + 26, size: 2, in: bytes, orThrow: damage)
    let start = header + local.size
    guard try slice(start, start + length, in: bytes, orThrow: damage) == name else { throw damage }
    return nameEnd + (try field(30, 2)) + (try field(32, 2))
  }

  /// What a Unix mode's type stands for, nil for a file, a folder and none.
  private static func irregularKind(_ type: mode_t) -> RejectionReason.FileKind? {
    switch type {
    case 0, S_IFREG, S_IFDIR: nil
    case S_IFLNK: .link
    default: .device
    }
  }

  /// A number of so many bytes, the lowest first.
  private static func number(
    at place: Int,
    size: Int,
    in bytes: [UInt8],
    orThrow damage: Rejection
  ) throws(Rejection) -> Int {
    try slice(place, place + size, in: bytes, orThrow: damage).reversed()
      .reduce(0) { $0 << 8 | Int($1) }
  }

  private static func slice(
    _ start: Int,
    _ end: Int,
    in bytes: [UInt8],
    orThrow damage: Rejection
  ) throws(Rejection) -> ArraySlice<UInt8> {
    guard start >= 0, start <= end, end <= bytes.count else { throw damage }
    return bytes[start..<end]
  }
}
