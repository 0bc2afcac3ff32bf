// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Intake
import TestSupport
import Testing

/// What is taken of an archive.
@Suite struct ArchiveTests {
  static let names = ["ada.zip", "ada.tar.gz", "ada.tgz", "ada.ZIP"]

  @Test("An archive is the same submission as the folder that was packed", arguments: names)
  func sameAsFolder(_ name: String) async throws {
    let submission = try await taken(
      name,
      [
        .file("first.swift", "1"), .folder("second/"), .file("second/second.swift", "2"),
        .file("helper.swift", "h"), .file("deep/er/x.swift", "-"), .file("notes.txt", "-"),
      ]
    )

    #expect(
      submission
        == Submission(
          id: "ada",
          parts: [
            "first": .files([file("first.swift", "1"), file("helper.swift", "h")]),
            "second": .files([file("second.swift", "2")]),
          ]
        )
    )
  }

  @Test("One folder around all of it is looked through, litter aside", arguments: names)
  func wrapped(_ name: String) async throws {
    let submission = try await taken(
      name,
      [
        .folder("My work/"), .file("My work/first.swift", "1"),
        .file("My work/second/second.swift", "2"), .file("__MACOSX/My work/._first.swift", "-"),
        .file("__MACOSX/x.swift", "-"), .file(".DS_Store", "-"), .file("My work/Thumbs.db", "-"),
        .file("My work/._second.swift", "-"), .file("desktop.ini", "-"),
      ]
    )

    #expect(
      submission.parts == [
        "first": .files([file("first.swift", "1")]), "second": .files([file("second.swift", "2")]),
      ]
    )
  }

  @Test("An exercise's folder, two folders and a folder in a folder are no wrapping")
  func notWrapped() async throws {
    let own = try await taken("ada.zip", [.file("first/first.swift", "1")])
    let two = try await taken(
      "ada.zip",
      [.file("a/first.swift", "1"), .file("b/second.swift", "2")]
    )
    let deep = try await taken("ada.zip", [.file("a/b/first.swift", "1")])

    #expect(
      own.parts == [
        "first": .files([file("first.swift", "1")]), "second": .missing(expected: "second.swift"),
      ]
    )
    #expect(two.parts == missing)
    #expect(deep.parts == missing)
  }

  /// A compiler would read options from such a file; it gets a name of the grader's own in the box.
  @Test("Names that a compiler or a shell could act on are ordinary helpers", arguments: names)
  func oddNames(_ name: String) async throws {
    let odd = ["$(id).swift", "-Xfrontend.swift", "@x.swift", "a; b.swift", "é 🙂.swift"]
    let submission = try await taken(
      name,
      odd.map { .file($0, "-o x") } + [.file("first.swift", "1")]
    )

    #expect(
      submission.parts["first"]
        == .files([file("first.swift", "1")] + odd.map { file($0, "-o x") })
    )
  }

  @Test("An archive in an archive is ignored, and so is one without sources", arguments: names)
  func nested(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      try TestArchive([.file("first.swift", "1")]).write(to: "\(folder)/inner.zip")
      let inner = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/inner.zip"))

      #expect(try await taken(name, [.file("inner.zip", data: inner)]).parts == missing)
      #expect(try await taken(name, []).parts == missing)
    }
  }

  @Test("A file that is too large or no text is held against its exercises alone", arguments: names)
  func badFile(_ name: String) async throws {
    let limit = IntakeLimits().sourceBytes
    let noise = Noise.text(bytes: limit + 1)
    let submission = try await taken(
      name,
      [.file("first.swift", data: noise), .file("second.swift", data: noise.dropLast())]
    )
    let latin1 = try await taken(
      name,
      [.file("first.swift", data: Data([0x61, 0xE9])), .file("second.swift", "2")]
    )

    #expect(
      submission.parts == [
        "first": .rejected(.tooLarge(name: "first.swift", limitBytes: limit)),
        "second": .files([SourceFile(name: "second.swift", bytes: Array(noise.dropLast()))]),
      ]
    )
    #expect(
      latin1.parts == [
        "first": .rejected(.notUTF8(name: "first.swift", offset: 1)),
        "second": .files([file("second.swift", "2")]),
      ]
    )
  }

  @Test("What is at its limit is taken", arguments: names)
  func atTheLimits(_ name: String) async throws {
    let limits = IntakeLimits()
    let deep = Array(repeating: "d", count: limits.depth - 1).joined(separator: "/") + "/x.txt"
    let long = String(repeating: "n", count: limits.nameBytes)
    let fillers = (0..<limits.entries - 3).map { TestArchive.Entry.file("f\($0).txt", "-") }
    let submission = try await taken(
      name,
      [.file("first.swift", "1"), .file(deep, "-"), .file(long, "-")] + fillers
    )

    #expect(submission.parts["first"] == .files([file("first.swift", "1")]))
  }

  private let missing: [String: Submission.Part] = [
    "first": .missing(expected: "first.swift"), "second": .missing(expected: "second.swift"),
  ]
}

/// Makes an archive of this name with these entries and takes it in.
func taken(_ name: String, _ entries: [TestArchive.Entry]) async throws -> Submission {
  try await taken(name, TestArchive(entries))
}

/// Makes the archive under this name and takes it in.
func taken(_ name: String, _ archive: TestArchive) async throws -> Submission {
  try await withTemporaryFolder { folder in
    // Python's script goes by suffixes in small letters.
    try archive.write(to: "\(folder)/made-\(name.lowercased())")
    try FileManager.default.moveItem(
      atPath: "\(folder)/made-\(name.lowercased())",
      toPath: "\(folder)/\(name)"
    )
    return try SubmissionReader(exercises: ["first", "second"])
      .submission(at: "\(folder)/\(name)")
  }
}

func file(_ name: String, _ text: String) -> SourceFile {
  SourceFile(name: name, bytes: Array(text.utf8))
}

/// Text that does not compress, the same on every run.
enum Noise {
  static func text(bytes count: Int, seed: UInt64 = 1) -> Data {
    var state = seed
    return Data(
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(0x20 + (state >> 33) % 90)
      }
    )
  }
}
