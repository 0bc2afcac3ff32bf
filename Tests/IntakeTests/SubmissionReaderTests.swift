// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Glibc
import Intake
import TestSupport
import Testing

@Suite struct SubmissionReaderTests {
  private let reader = SubmissionReader(exercises: ["first", "second"])

  /// Makes a folder `ada` with these files, by their paths in it, and takes it in.
  private func submission(
    _ files: [String: String],
    also prepare: (String) throws -> Void = { _ in }
  ) async throws -> Submission {
    try await withTemporaryFolder { folder in
      let root = "\(folder)/ada"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      for (path, text) in files {
        let file = URL(fileURLWithPath: "\(root)/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
      }
      try prepare(root)
      return try reader.submission(at: root)
    }
  }

  @Test("Each exercise gets its own file and the helpers, and not the other exercise's")
  func ownFiles() async throws {
    let submission = try await submission([
      "first.swift": "1", "second.swift": "2", "helper.swift": "h", "notes.txt": "-",
    ])

    #expect(
      submission
        == Submission(
          id: "ada",
          parts: [
            "first": .files([file("first.swift", "1"), file("helper.swift", "h")]),
            "second": .files([file("second.swift", "2"), file("helper.swift", "h")]),
          ]
        )
    )
  }

  @Test("One file may hold several of the functions")
  func oneFile() async throws {
    let submission = try await submission(["all.swift": "12"])

    #expect(submission.parts["first"] == .files([file("all.swift", "12")]))
    #expect(submission.parts["second"] == submission.parts["first"])
  }

  @Test("A folder like the course's exercises/ is a submission")
  func nested() async throws {
    let submission = try await submission(["first/first.swift": "1", "second/other.swift": "2"])

    #expect(
      submission.parts == [
        "first": .files([file("first.swift", "1")]),
        "second": .missing(expected: "second.swift"),
      ]
    )
  }

  @Test("A single file is a submission named after it")
  func singleFile() async throws {
    let submission = try await withTemporaryFolder { folder in
      try Data("1".utf8).write(to: URL(fileURLWithPath: "\(folder)/ada.swift"))
      return try reader.submission(at: "\(folder)/ada.swift")
    }

    #expect(submission.id == "ada")
    #expect(submission.parts["second"] == .files([file("ada.swift", "1")]))
  }

  @Test("A folder without Swift files lacks every exercise")
  func empty() async throws {
    let submission = try await submission([:])

    #expect(
      submission.parts == [
        "first": .missing(expected: "first.swift"), "second": .missing(expected: "second.swift"),
      ]
    )
  }

  @Test("A link, a folder, a FIFO in a file's place is rejected and never opened")
  func irregular() async throws {
    let submission = try await submission(["real/secret.swift": "s"]) { root in
      symlink("\(root)/real/secret.swift", "\(root)/first.swift")
      mkfifo("\(root)/second.swift", 0o600)
    }

    #expect(
      submission.parts == [
        "first": .rejected(.notARegularFile(name: "first.swift", kind: .link)),
        "second": .rejected(.notARegularFile(name: "second.swift", kind: .device)),
      ]
    )
  }

  @Test("A folder in a file's place is rejected")
  func folderAsFile() async throws {
    let submission = try await submission(["first.swift/x": ""])

    #expect(
      submission.parts["first"]
        == .rejected(.notARegularFile(name: "first.swift", kind: .folder))
    )
  }

  @Test("A link to a folder is not looked into")
  func linkedFolder() async throws {
    let submission = try await submission(["real/first.swift": "1"]) { root in
      symlink("real", "\(root)/first")
    }

    #expect(submission.parts["first"] == .missing(expected: "first.swift"))
  }

  @Test("A file over the limit is rejected, one at the limit is taken")
  func size() async throws {
    let limit = IntakeLimits().sourceBytes
    let submission = try await submission([
      "first.swift": String(repeating: " ", count: limit + 1),
      "second.swift": String(repeating: " ", count: limit),
    ])

    #expect(
      submission.parts["first"] == .rejected(.tooLarge(name: "first.swift", limitBytes: limit))
    )
    #expect(
      submission.parts["second"]
        == .files([file("second.swift", String(repeating: " ", count: limit))])
    )
  }

  @Test(
    "A file that is not UTF-8 is rejected with the place of the first fault",
    arguments: [
      ([0xFF], 0), ([0x61, 0xC3, 0xA9, 0xC0, 0x80], 3), ([0x61, 0xE2, 0x82], 1),
      ([0x0A, 0xED, 0xA0, 0x80], 1),
    ] as [([UInt8], Int)]
  )
  func encoding(_ bytes: [UInt8], _ offset: Int) async throws {
    let submission = try await submission([:]) { root in
      try Data(bytes).write(to: URL(fileURLWithPath: "\(root)/first.swift"))
    }

    #expect(submission.parts["first"] == .rejected(.notUTF8(name: "first.swift", offset: offset)))
  }

  @Test(
    "More files than are built together are rejected",
    arguments: zip(["swift", "py", "ipynb"], [ProgrammingLanguage.swift, .python, .python])
  )
  func count(_ suffix: String, _ language: ProgrammingLanguage) async throws {
    let limit = IntakeLimits().sourceFiles
    let names = (0...limit).map { ("f\($0).\(suffix)", "") }
    let submission = try await submission(Dictionary(uniqueKeysWithValues: names))

    #expect(submission.parts["first"] == .rejected(.tooManyFiles(limit: limit, in: language)))
  }

  @Test("A folder that wraps all of it is looked through, litter aside")
  func wrapped() async throws {
    let submission = try await submission([
      "My work/first.swift": "1", "My work/second/second.swift": "2", ".DS_Store": "-",
      "My work/Thumbs.db": "-", "My work/._first.swift": "-", "__MACOSX/x.swift": "-",
      ".ipynb_checkpoints/all-checkpoint.ipynb": "-", "__pycache__/first.cpython-311.pyc": "-",
    ])

    #expect(
      submission.parts == [
        "first": .files([file("first.swift", "1")]), "second": .files([file("second.swift", "2")]),
      ]
    )
  }

  @Test("A folder beside others wraps nothing")
  func notWrapped() async throws {
    let submission = try await submission(["work/first.swift": "1", "notes.txt": "-"])

    #expect(submission.parts["first"] == .missing(expected: "first.swift"))
  }

  @Test("More entries in a folder than are looked at, of whatever kind")
  func entries() async throws {
    let limit = IntakeLimits().entries
    let names = (0..<limit).map { ("f\($0).txt", "") }
    let most = try await submission(Dictionary(uniqueKeysWithValues: names))
    let tooMany = try await submission(
      Dictionary(uniqueKeysWithValues: names + [("first.swift", "1")])
    )

    #expect(most.parts["first"] == .missing(expected: "first.swift"))
    #expect(
      tooMany.parts == [
        "first": .rejected(.tooManyEntries(name: "ada", limit: limit)),
        "second": .rejected(.tooManyEntries(name: "ada", limit: limit)),
      ]
    )
  }

  @Test("A folder's sources together are limited, too")
  func unpacked() async throws {
    let text = String(repeating: " ", count: IntakeLimits().sourceBytes)
    let names = (0...20).map { ("f\($0).swift", text) }
    let submission = try await submission(Dictionary(uniqueKeysWithValues: names))

    #expect(
      submission.parts["first"]
        == .rejected(.unpacksTooLarge(name: "ada", limitBytes: IntakeLimits().unpackedBytes))
    )
  }

  @Test("A name that is no text, or is twice but for the accent, is never mistaken for another")
  func rawNames() async throws {
    let submission = try await submission(["caf\u{E9}.swift": "1"]) { root in
      try Data("2".utf8).write(to: URL(fileURLWithPath: "\(root)/cafe\u{301}.swift"))
    }

    #expect(
      submission.parts["first"]
        == .rejected(.sameName(name: "cafe\u{301}.swift", other: "caf\u{E9}.swift"))
    )
    let raw = try await self.submission([:]) { root in
      var path = Array("\(root)/caf".utf8CString.dropLast())
      path += [CChar(bitPattern: 0xE9)] + ".swift".utf8CString
      close(open(path, O_CREAT | O_WRONLY, 0o600))
    }
    #expect(raw.parts["first"] == .files([file("caf\u{FFFD}.swift", "")]))
  }

  @Test("Where nothing lies, or nothing that could be a submission, there is none")
  func nothing() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: URL(fileURLWithPath: "\(folder)/notes.txt"))

      #expect(throws: IntakeError.missing(path: "\(folder)/none")) {
        try reader.submission(at: "\(folder)/none")
      }
      #expect(throws: IntakeError.missing(path: "\(folder)/notes.txt/x")) {
        try reader.submission(at: "\(folder)/notes.txt/x")
      }
      #expect(throws: IntakeError.unsuitable(path: "\(folder)/notes.txt")) {
        try reader.submission(at: "\(folder)/notes.txt")
      }
    }
  }

  /// Without a sandbox a program can do what its user can: only the user's own is run then.
  @Test(
    "For one owner, another user's folder or file is refused, and whatever could hold some",
    arguments: ["ada", "ada/first.swift", "ada.zip"]
  )
  func owner(_ path: String) async throws {
    try await withTemporaryFolder { folder in
      let root = "\(folder)/ada"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      for file in ["ada/first.swift", "ada.zip"] {
        try Data("1".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
      func read(owner: UInt32) throws(IntakeError) -> Submission {
        try SubmissionReader(exercises: ["first"], limits: IntakeLimits(owner: owner))
          .submission(at: "\(folder)/\(path)")
      }

      #expect(((try? read(owner: geteuid())) != nil) == (path != "ada.zip"))
      let error = #expect(throws: IntakeError.self) { try read(owner: geteuid() + 1) }
      #expect(error?.isOfOthers == true)
    }
  }

  /// The names of the files of the first exercise, or why there are none.
  private func chosen(_ files: [String: String], given: [SourceFile] = []) async throws -> [String]
  {
    let reader = SubmissionReader(exercises: ["first", "second"], given: given)
    let submission = try await withTemporaryFolder { folder in
      for (path, text) in files {
        let file = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
      }
      return try reader.submission(at: folder)
    }
    switch submission.parts["first"] {
    case .files(let files): return files.map(\.name)
    case .rejected(.twoLanguages(let name, let other)): return ["two languages", name, other]
    default: return ["\(String(describing: submission.parts["first"]))"]
    }
  }

  @Test("Python files and notebooks are taken, an exercise's own first")
  func pythonFiles() async throws {
    #expect(
      try await chosen(["first.py": "", "helpers.py": "", "second.py": "", "notes.md": ""])
        == ["first.py", "helpers.py"]
    )
    #expect(try await chosen(["homework.ipynb": "def first"]) == ["homework.ipynb"])
    #expect(try await chosen(["first/first.ipynb": "", "x.py": ""]) == ["first.ipynb"])
  }

  @Test("A suffix counts however it is written")
  func suffixesInCapitals() async throws {
    #expect(try await chosen(["first.SWIFT": "", "second.swift": ""]) == ["first.SWIFT"])
    #expect(try await chosen(["HW.PY": "def first"]) == ["HW.PY"])
    #expect(try await chosen(["Homework.Ipynb": "def first"]) == ["Homework.Ipynb"])
  }

  @Test("Of two languages the exercise's own file decides, then the one that names the exercise")
  func twoLanguages() async throws {
    #expect(try await chosen(["first.swift": "", "all.ipynb": "def first"]) == ["first.swift"])
    #expect(try await chosen(["tool.swift": "", "all.ipynb": "def first"]) == ["all.ipynb"])
    #expect(
      try await chosen(["a.swift": "first", "b.py": "first"]) == [
        "two languages", "a.swift", "b.py",
      ]
    )
  }

  @Test("Two own files in two languages are rejected, unless one of them is as the course gave it")
  func stubGivesWay() async throws {
    let files = ["first.swift": "stub", "first.py": "work"]

    #expect(try await chosen(files) == ["two languages", "first.swift", "first.py"])
    #expect(try await chosen(files, given: [file("first.swift", "stub")]) == ["first.py"])
    #expect(
      try await chosen(files, given: [file("first.swift", "stub"), file("first.py", "work")])
        == ["first.swift"]
    )
  }

  @Test("A notebook may be larger than source text")
  func largeNotebook() async throws {
    let text = String(repeating: " ", count: 20 << 20)
    let submission = try await submission(["all.ipynb": text])

    #expect(submission.parts["first"] == .files([file("all.ipynb", text)]))
  }

  @Test("A notebook above its own limit is refused, and 300 MB of outputs are not read for that")
  func hugeNotebook() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/all.ipynb"
      // The rest of it takes no place on the disk.
      try Data(#"{"cells": []}"#.utf8).write(to: URL(fileURLWithPath: path))
      #expect(truncate(path, 300 << 20) == 0)
      let clock = ContinuousClock()

      let start = clock.now
      let submission = try reader.submission(at: path)

      #expect(
        submission.parts["first"]
          == .rejected(.tooLarge(name: "all.ipynb", limitBytes: 20 << 20))
      )
      #expect(clock.now - start < .seconds(2))
    }
  }
}
