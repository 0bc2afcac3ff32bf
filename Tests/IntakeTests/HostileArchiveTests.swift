// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Intake
import TestSupport
import Testing

/// Archives that are rejected as a whole: each exercise for the same reason.
@Suite struct HostileArchiveTests {
  struct PathCase: CustomTestStringConvertible {
    let path: String
    let fault: RejectionReason.PathFault
    var testDescription: String { path.debugDescription }

    init(_ path: String, _ fault: RejectionReason.PathFault) {
      self.path = path
      self.fault = fault
    }
  }

  static let paths = [
    PathCase("../evil.swift", .climbing), PathCase("a/../../b", .climbing),
    PathCase("a/..", .climbing), PathCase("..\\evil.swift", .climbing),
    PathCase("/tmp/abs.swift", .absolute), PathCase("C:\\x", .absolute),
    PathCase("c:/x.swift", .absolute), PathCase("\\\\host\\x.swift", .absolute),
    PathCase("a\\b.swift", .backslash), PathCase("a//b.swift", .emptyName),
    PathCase("a\nb.swift", .controlCharacter), PathCase("\u{1B}[31m.swift", .controlCharacter),
    PathCase("1/2/3/4/5/6/7/8/x.swift", .tooDeep(limit: 8)),
    PathCase(String(repeating: "n", count: 129), .tooLong(limitBytes: 128)),
    PathCase(String(repeating: "é", count: 65), .tooLong(limitBytes: 128)),
  ]

  @Test("A path that is not plainly one in the archive", arguments: paths, ["ada.zip", "ada.tgz"])
  func path(_ path: PathCase, _ name: String) async throws {
    let found = try await rejection(name, [.file("first.swift", "1"), .file(path.path, "evil")])

    #expect(found == .unsuitablePath(name: path.path, path.fault))
  }

  @Test("A name with NUL, whatever libarchive makes of it")
  func nul() async throws {
    let found = try await rejection(
      "ada.zip",
      TestArchive(
        [.file("firstXswift", "1")],
        replacing: ("firstXswift", with: Array("first\0swift".utf8))
      )
    )

    #expect(found == .unsuitablePath(name: "first\0swift", .controlCharacter))
  }

  @Test("A name that is not UTF-8", arguments: ["ada.zip", "ada.tgz"])
  func notUTF8(_ name: String) async throws {
    let bytes = Array("caf".utf8) + [0xE9] + Array(".swift".utf8)
    let found = try await rejection(
      name,
      TestArchive([.file("cafX.swift", "1")], replacing: ("cafX.swift", with: bytes))
    )

    #expect(found == .unsuitablePath(name: "caf\u{FFFD}.swift", .notUTF8))
  }

  @Test("A link or a pipe in a zip; what it points to is never read")
  func irregularInZip() async throws {
    let link = try await rejection("ada.zip", [.irregular(.link, "first.swift", to: "/etc/passwd")])
    let folder = try await rejection(
      "ada.zip",
      [.irregular(.link, "dir", to: ".."), .file("dir/x.swift", "1")]
    )
    let pipe = try await rejection("ada.zip", [.irregular(.fifo, "first.swift")])
    let device = try await rejection("ada.zip", [.irregular(.device, "first.swift")])

    #expect(link == .notARegularFile(name: "first.swift", kind: .link))
    #expect(folder == .notARegularFile(name: "dir", kind: .link))
    #expect(pipe == .notARegularFile(name: "first.swift", kind: .device))
    #expect(device == .notARegularFile(name: "first.swift", kind: .device))
  }

  @Test(
    "A link, a hard link, a pipe or a device in a tar",
    arguments: [
      (.link, .link), (.hardLink, .link), (.fifo, .device), (.device, .device),
    ] as [(TestArchive.Entry.Kind, RejectionReason.FileKind)]
  )
  func irregularInTar(_ kind: TestArchive.Entry.Kind, _ said: RejectionReason.FileKind) async throws
  {
    let found = try await rejection(
      "ada.tgz",
      [.file("a.swift", "1"), .irregular(kind, "first.swift", to: "a.swift")]
    )

    #expect(found == .notARegularFile(name: "first.swift", kind: said))
  }

  @Test(
    "Two names that are one on some disk",
    arguments: [
      ("first.swift", "first.swift"), ("First.swift", "first.swift"),
      ("A/first.swift", "a/second.swift"), ("caf\u{E9}.swift", "cafe\u{301}.swift"),
      ("Stra\u{DF}e.swift", "STRASSE.swift"), ("first.swift", "first.swift/x"),
    ],
    ["ada.zip", "ada.tgz"]
  )
  func twice(_ names: (String, String), _ archive: String) async throws {
    let found = try await rejection(archive, [.file(names.0, "1"), .file(names.1, "2")])

    // The name that can't stand beside the first: the second one's own, or a folder of its.
    guard case .sameName(let name, let other) = found else {
      Issue.record("found \(String(describing: found))")
      return
    }
    #expect(names.1.hasPrefix(name) && names.0.hasPrefix(other))
  }

  @Test("An entry under a password")
  func encrypted() async throws {
    let found = try await rejection(
      "ada.zip",
      TestArchive([.file("first.swift", "some text")], change: .encrypted)
    )

    #expect(found == .encrypted(name: "first.swift"))
  }

  @Test(
    "An archive that says what is not so",
    arguments: [
      .smallSizes, .largeSizes, .wrongChecksum, .otherName,
    ] as [TestArchive.Change]
  )
  func lying(_ change: TestArchive.Change) async throws {
    let found = try await rejection(
      "ada.zip",
      TestArchive([.file("first.swift", "some text that is long enough")], change: change)
    )

    #expect(found == .damaged(name: "ada.zip"))
  }

  @Test("A zip that is packed in a way of which nobody's is", arguments: ["lzma", "bzip2"])
  func method(_ method: String) async throws {
    let found = try await rejection(
      "ada.zip",
      TestArchive([.file("first.swift", "1")], method: method)
    )

    #expect(found == .damaged(name: "ada.zip"))
  }

  @Test("An archive that ends too soon, is empty or is none", arguments: ["ada.zip", "ada.tgz"])
  func damaged(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/\(name)"
      try TestArchive([.file("first.swift", data: Noise.text(bytes: 5000))]).write(to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for bytes in [whole.prefix(whole.count / 2), Data(), Data("import CourseKit".utf8)] {
        try bytes.write(to: URL(fileURLWithPath: path))
        let submission = try SubmissionReader(exercises: ["first"]).submission(at: path)

        #expect(submission.parts == ["first": .rejected(.damaged(name: name))])
      }
    }
  }

  @Test("An archive that is larger than the limit is not read")
  func large() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/ada.zip"
      let limit = IntakeLimits().archiveBytes
      try Data(count: limit + 1).write(to: URL(fileURLWithPath: path))
      let submission = try SubmissionReader(exercises: ["first"]).submission(at: path)

      #expect(
        submission.parts == ["first": .rejected(.tooLarge(name: "ada.zip", limitBytes: limit))]
      )
    }
  }

  @Test("More entries than the limit, of whatever kind", arguments: ["ada.zip", "ada.tgz"])
  func count(_ name: String) async throws {
    let limit = IntakeLimits().entries
    let found = try await rejection(name, (0...limit).map { .folder("d\($0)/") })

    #expect(found == .tooManyEntries(name: name, limit: limit))
  }

  @Test(
    "Files that are ignored count towards what an archive may hold",
    arguments: ["ada.zip", "ada.tgz"]
  )
  func unpacked(_ name: String) async throws {
    // It comes again within what gzip looks back: some fifty times smaller, so within the ratio.
    let found = try await rejection(
      name,
      (0..<11).map {
        let noise = Noise.text(bytes: 20_000, seed: UInt64($0))
        return .file(
          "\($0).bin",
          repeating: String(decoding: noise, as: UTF8.self),
          count: 100
        )
      }
    )

    #expect(found == .unpacksTooLarge(name: name, limitBytes: IntakeLimits().unpackedBytes))
  }

  @Test("More than a hundred times its own size", arguments: ["ada.zip", "ada.tgz"])
  func expansion(_ name: String) async throws {
    let found = try await rejection(name, [.file("x.bin", repeating: "\0", count: 2_000_000)])

    #expect(found == .unpacksTooFar(name: name, timesLimit: IntakeLimits().expansion))
  }

  /// Seeded, so that what fails can be had again: the trial's number is its seed.
  @Test("Archives with random faults end in files or a reason", arguments: ["ada.zip", "ada.tgz"])
  func random(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/\(name)"
      try TestArchive([.file("first.swift", "1"), .file("a/b.swift", "22"), .folder("c/")])
        .write(to: path)
      let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let reader = SubmissionReader(exercises: ["first"])
      for trial in 1...1000 as ClosedRange<UInt64> {
        var bytes = whole
        for random in Noise.text(bytes: 9, seed: trial).chunked(by: 3) {
          bytes[(random[0] * 90 + random[1]) % bytes.count] = UInt8(random[2] * 3 & 0xFF)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let parts = try reader.submission(at: path).parts

        #expect(parts.count == 1, "trial \(trial)")
      }
    }
  }

  private func rejection(
    _ name: String,
    _ entries: [TestArchive.Entry]
  ) async throws -> RejectionReason? {
    try await rejection(name, TestArchive(entries))
  }

  /// The one reason for which all exercises are rejected.
  private func rejection(_ name: String, _ archive: TestArchive) async throws -> RejectionReason? {
    let submission = try await taken(name, archive)
    guard case .rejected(let reason)? = submission.parts["first"] else {
      Issue.record("taken: \(submission.parts)")
      return nil
    }
    #expect(submission.parts["second"] == .rejected(reason))
    return reason
  }
}

extension Data {
  /// The bytes, less 0x20, in groups of so many.
  fileprivate func chunked(by size: Int) -> [[Int]] {
    stride(from: 0, to: count - count % size, by: size).map { start in
      self[start..<start + size].map { Int($0) - 0x20 }
    }
  }
}
