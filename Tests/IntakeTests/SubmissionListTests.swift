// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Glibc
import Intake
import SystemPackage
import TestSupport
import Testing

/// The entries of a batch, from a folder and from an archive.
@Suite struct SubmissionListTests {
  /// What is told of an entry before it is read.
  struct Listed: Equatable {
    let id: String
    let names: [String]
    let kind: SubmissionList.Entry.Kind
    var isLate = false

    init(
      _ id: String,
      _ names: [String],
      _ kind: SubmissionList.Entry.Kind,
      isLate: Bool = false
    ) {
      self.id = id
      self.names = names
      self.kind = kind
      self.isLate = isLate
    }

    init(_ entry: SubmissionList.Entry) {
      self.init(entry.id, entry.names, entry.kind, isLate: entry.isLate)
    }
  }

  /// How the same files reach the grader.
  enum Form: CaseIterable {
    case folder
    case zip
    case tar
    case wrappedZip
  }

  @Test(
    "A folder, a file and an archive are an entry each, named less the extension",
    arguments: Form.allCases
  )
  func plain(_ form: Form) async throws {
    let zip = try await archive([.file("first.swift", "z")], ".zip")
    let tar = try await archive([.file("work/first.swift", "t")], ".tar.gz")
    try await withBatch(
      [
        .file("ada/first.swift", "a"), .file("bob.zip", data: zip),
        .file("cleo.tar.gz", data: tar), .file("grace.swift", "g"), .file("readme.txt", "-"),
        .file(".DS_Store", "-"), .file("__MACOSX/ada/._first.swift", "-"),
      ],
      form
    ) { list in
      #expect(
        list.entries.map(Listed.init) == [
          Listed("ada", ["ada"], .folder), Listed("bob", ["bob.zip"], .archive),
          Listed("cleo", ["cleo.tar.gz"], .archive), Listed("grace", ["grace.swift"], .file),
        ]
      )
      #expect(list.ignored == ["readme.txt"])
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "ada": .files([file("first.swift", "a")]), "bob": .files([file("first.swift", "z")]),
          "cleo": .files([file("first.swift", "t")]),
          "grace": .files([file("grace.swift", "g")]),
        ]
      )
    }
  }

  @Test(
    "Moodle's names: the number is the id, a single archive is opened",
    arguments: Form.allCases
  )
  func moodle(_ form: Form) async throws {
    let zip = try await archive([.file("first.swift", "z")], ".zip")
    try await withBatch(
      [
        .file("Ada da Silva_123456_assignsubmission_file_/first.swift", "a"),
        .file("Ada da Silva_123456_assignsubmission_onlinetext_/onlinetext.html", "-"),
        .file("Grace_O_Hopper_77_assignsubmission_file_/homework.zip", data: zip),
        .file("Bob_8_assignsubmission_file_first.swift", "b"),
        .file("Cleo_9_assignsubmission_file_/report.pdf", "-"),
      ],
      form
    ) { list in
      #expect(list.entries.map(\.id) == ["123456", "77", "8", "9"])
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "123456": .files([file("first.swift", "a")]), "77": .files([file("first.swift", "z")]),
          "8": .files([file("first.swift", "b")]), "9": .missing(expected: "first.swift"),
        ]
      )
    }
  }

  @Test(
    "Canvas's names: a student's files belong together, lateness is kept",
    arguments: Form.allCases
  )
  func canvas(_ form: Form) async throws {
    let zip = try await archive([.file("first.swift", "z")], ".zip")
    try await withBatch(
      [
        .file("lovelaceada_LATE_12345_67890_first.swift", "a"),
        .file("lovelaceada_LATE_12345_67891_my_helper.swift", "h"),
        .file("hoppergrace_12346_67892_work.zip", data: zip),
        .file("tableaubob_12347_67893_notes.pdf", "-"),
      ],
      form
    ) { list in
      #expect(
        list.entries.map(Listed.init) == [
          Listed(
            "12345",
            [
              "lovelaceada_LATE_12345_67890_first.swift",
              "lovelaceada_LATE_12345_67891_my_helper.swift",
            ],
            .several,
            isLate: true
          ),
          Listed("12346", ["hoppergrace_12346_67892_work.zip"], .archive),
          Listed("12347", ["tableaubob_12347_67893_notes.pdf"], .file),
        ]
      )
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "12345": .files([file("first.swift", "a"), file("my_helper.swift", "h")]),
          "12346": .files([file("first.swift", "z")]), "12347": .missing(expected: "first.swift"),
        ]
      )
    }
  }

  @Test("Names that only look like a platform's are plain", arguments: Form.allCases)
  func almost(_ form: Form) async throws {
    let names = ["a_1_x.swift", "a_b_1_2_x.swift", "a_LATE_1_x.swift", "_1_2_x.swift", "a_1_2_"]
    try await withBatch(
      names.dropLast().map { .file($0, "1") } + [.file("a_1_2_/first.swift", "1")],
      form
    ) { list in
      #expect(Set(list.entries.map(\.id)) == Set(names.map { $0.replacing(".swift", with: "") }))
    }
  }

  @Test("Two that claim one id are both rejected, each named", arguments: Form.allCases)
  func sameID(_ form: Form) async throws {
    try await withBatch(
      [
        .file("ada/first.swift", "1"), .file("ada.swift", "2"),
        .file("lovelace_5_1_first.swift", "3"), .file("hopper_5_2_first.swift", "4"),
        .file("X_6_assignsubmission_file_/first.swift", "5"), .file("x_6_1_first.swift", "6"),
      ],
      form
    ) { list in
      let claims = [
        "5": ["hopper_5_2_first.swift", "lovelace_5_1_first.swift"],
        "6": ["X_6_assignsubmission_file_", "x_6_1_first.swift"], "ada": ["ada", "ada.swift"],
      ]
      let parts = try firstParts(of: list)
      #expect(
        parts
          == Dictionary(
            uniqueKeysWithValues: claims.map { ($0, .rejected(.sameID(id: $0, names: $1))) }
          )
      )
      #expect(list.entries.allSatisfy { $0.kind == .rejected })
    }
  }

  @Test("A file that a student calls like another's download stays the student's own")
  func forgedNames() async throws {
    try await withBatch(
      [
        .file("bobsmith_222_9001_first.swift", "b"),
        .file("eveadams_111_9002_x_222_assignsubmission_file_y.swift", "e"),
        .file("Al Li_5_assignsubmission_file_x_6_assignsubmission_file_y.swift", "a"),
      ],
      .folder
    ) { list in
      #expect(list.entries.map(\.id) == ["111", "222", "5"])
      #expect(list.entries.allSatisfy { $0.kind == .file })
    }
  }

  @Test("Blanks at an id's ends are nobody's: with and without, it is the same id")
  func blanks() async throws {
    try await withBatch(
      [
        .file(" ada/first.swift", "1"), .file("ada/first.swift", "2"),
        .file(" bob /first.swift", "3"),
      ],
      .folder
    ) { list in
      #expect(
        list.entries.map(Listed.init) == [
          Listed("ada", [" ada", "ada"], .rejected), Listed("bob", [" bob "], .folder),
        ]
      )
    }
  }

  @Test("Any id is told as it is; what its files are called is safe", arguments: Form.allCases)
  func oddIDs(_ form: Form) async throws {
    let ids = [
      "Ada Lovelace", "Zoë \"Z\" O'Brien", "$(id)", "-rf", String(repeating: "n", count: 255),
      "é 🙂", "ada", "Ada", "a.b",
    ]
    try await withBatch(ids.map { .file("\($0)/first.swift", "1") }, form) { list in
      #expect(Set(list.entries.map(\.id)) == Set(ids))
      let names = list.entries.map(\.fileSafeName)
      #expect(Set(names.map { $0.lowercased() }).count == ids.count)
      let parts = try firstParts(of: list)
      #expect(
        parts.values.allSatisfy { $0 == .files([file("first.swift", "1")]) }
      )
    }
  }

  @Test("Several archives and no source: none is chosen", arguments: Form.allCases)
  func severalArchives(_ form: Form) async throws {
    let zip = try await archive([.file("first.swift", "z")], ".zip")
    try await withBatch(
      [
        .file("ada/1.zip", data: zip), .file("ada/2.zip", data: zip),
        .file("bob/1.zip", data: zip), .file("bob/first.swift", "b"),
      ],
      form
    ) { list in
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "ada": .rejected(.severalArchives(names: ["1.zip", "2.zip"])),
          "bob": .files([file("first.swift", "b")]),
        ]
      )
    }
  }

  @Test(
    "A hostile submission is rejected, the one beside it is not",
    arguments: [Form.zip, .tar, .wrappedZip]
  )
  func hostile(_ form: Form) async throws {
    let inner = try await archive([.file("../evil.swift", "1")], ".zip")
    let limits = IntakeLimits()
    let many = (0...limits.entries).map { TestArchive.Entry.file("many/f\($0).txt") }
    let large = (0...20).map {
      TestArchive.Entry.file("large/f\($0).swift", repeating: " ", count: limits.sourceBytes)
    }
    try await withBatch(
      [
        .file("good/first.swift", "1"), .file("climbs/../../x.swift", "1"),
        .irregular(.link, "link/first.swift", to: "/etc/passwd"),
        .irregular(.link, "linked.swift", to: "/etc/passwd"), .file("inner.zip", data: inner),
        .file("twice/first.swift", "1"), .file("twice/First.swift", "2"),
      ] + many + large,
      form
    ) { list in
      let around = form == .wrappedZip ? "batch/" : ""
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "good": .files([file("first.swift", "1")]),
          "climbs": .rejected(
            .unsuitablePath(name: "\(around)climbs/../../x.swift", .climbing)
          ),
          "link": .rejected(.notARegularFile(name: "\(around)link/first.swift", kind: .link)),
          "linked": .rejected(.notARegularFile(name: "linked.swift", kind: .link)),
          "inner": .rejected(.unsuitablePath(name: "../evil.swift", .climbing)),
          "twice": .rejected(.sameName(name: "twice/First.swift", other: "twice/first.swift")),
          "many": .rejected(.tooManyEntries(name: "many", limit: limits.entries)),
          "large": .rejected(.unpacksTooLarge(name: "large", limitBytes: limits.unpackedBytes)),
        ]
      )
    }
  }

  @Test("A student's own folder, packed alone, is one submission")
  func studentsOwn() async throws {
    try await withBatch([.file("ada/first.swift", "1"), .file("ada/x.swift", "2")], .zip) { list in
      #expect(list.entries.map(Listed.init) == [Listed("ada", ["ada"], .folder)])
    }
  }

  @Test("A link or a pipe in a folder is rejected, a hidden file is not looked at")
  func irregular() async throws {
    try await withBatch([.file(".git/first.swift", "1"), .file("ok.swift", "1")], .folder) { path in
      symlink("/etc", "\(path)/ada")
      mkfifo("\(path)/bob.swift", 0o600)
    } _: { list in
      let parts = try firstParts(of: list)
      #expect(
        parts == [
          "ada": .rejected(.notARegularFile(name: "ada", kind: .link)),
          "bob": .rejected(.notARegularFile(name: "bob.swift", kind: .device)),
          "ok": .files([file("ok.swift", "1")]),
        ]
      )
      #expect(list.ignored == [".git"])
    }
  }

  @Test("What can't be opened is no fault of the student's")
  func unreadable() async throws {
    try await withBatch([.file("ada/first.swift", "1"), .file("bob.swift", "2")], .folder) { _ in
    } _: { list, path in
      try FileManager.default.removeItem(atPath: "\(path)/ada")
      try FileManager.default.removeItem(atPath: "\(path)/bob.swift")

      #expect(throws: IntakeError.unreadable(path: "\(path)/ada", .noSuchFileOrDirectory)) {
        try list.submission(of: list.entries[0])
      }
      #expect(
        throws: IntakeError.unreadableEntry(
          path: "\(path)/bob.swift",
          why: "No such file or directory"
        )
      ) {
        try list.submission(of: list.entries[1])
      }
    }
  }

  @Test("Where there is no batch, it says which")
  func nothing() async throws {
    try await withTemporaryFolder { folder in
      let reader = SubmissionReader(exercises: ["first"])
      func error(_ path: String) -> IntakeError? {
        #expect(throws: IntakeError.self) { try reader.submissions(at: path) }
      }
      try FileManager.default.createDirectory(
        atPath: "\(folder)/empty",
        withIntermediateDirectories: true
      )
      for name in ["readme.txt", "broken.zip"] {
        try Data("-".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      try TestArchive([]).write(to: "\(folder)/empty.tgz")
      try TestArchive([.file("readme.txt")]).write(to: "\(folder)/readme.tgz")
      try TestArchive([.file("ada.swift"), .file("../x.swift")]).write(to: "\(folder)/climbs.zip")
      try TestArchive([.file("/x.swift")]).write(to: "\(folder)/root.tgz")

      #expect(error("\(folder)/none") == .noBatch(path: "\(folder)/none"))
      for name in ["empty", "empty.tgz", "readme.tgz"] {
        #expect(error("\(folder)/\(name)") == .noEntries(path: "\(folder)/\(name)"))
      }
      #expect(error("\(folder)/readme.txt") == .unsuitableBatch(path: "\(folder)/readme.txt"))
      #expect(error("\(folder)/broken.zip") == .damaged(path: "\(folder)/broken.zip"))
      #expect(
        error("\(folder)/climbs.zip")
          == .unsafeEntry(path: "\(folder)/climbs.zip", name: "../x.swift")
      )
      #expect(
        error("\(folder)/root.tgz") == .unsafeEntry(path: "\(folder)/root.tgz", name: "/x.swift")
      )
    }
  }

  // Swift's own way to quote a text leaves U+009B, which begins a command to some terminals.
  @Test("An entry's name can't command the terminal that it is told on")
  func unsafeName() {
    let error = IntakeError.unsafeEntry(path: "a.zip", name: "/\u{9B}31m\u{1B}[31m\n")

    #expect(error.description.contains(#"'/\u{009B}31m\u{1B}[31m\n'"#))
    #expect(
      !error.description.unicodeScalars.contains { $0.properties.generalCategory == .control }
    )
  }

  @Test("An archive of submissions has limits of its own")
  func limits() async throws {
    try await withTemporaryFolder { folder in
      let path = "\(folder)/all.zip"
      try TestArchive((0..<3).map { .file("\($0)/first.swift", repeating: "12", count: 500) })
        .write(to: path)
      func error(_ change: (inout IntakeLimits) -> Void) -> IntakeError? {
        var limits = IntakeLimits()
        change(&limits)
        let reader = SubmissionReader(exercises: ["first"], limits: limits)
        return #expect(throws: IntakeError.self) { try reader.submissions(at: path) }
      }
      let size = try Data(contentsOf: URL(fileURLWithPath: path)).count

      #expect(error { $0.batchEntries = 2 } == .tooManyEntries(path: path, limit: 2))
      #expect(
        error { $0.batchBytes = size - 1 } == .tooLarge(path: path, limitBytes: size - 1)
      )
      #expect(
        error { $0.batchUnpackedBytes = 2999 } == .unpacksTooLarge(path: path, limitBytes: 2999)
      )
    }
  }

  /// Thirty megabytes, of which two are in memory: a submission's, as bytes and as they are read.
  @Test("Submissions are read one at a time, and what is kept of an archive has no name")
  func memory() async throws {
    let text = String(decoding: Noise.text(bytes: 1000), as: UTF8.self)
    let entries = (0..<60).map {
      TestArchive.Entry.file("\($0)/first.swift", repeating: text, count: 500)
    }
    try await withTemporaryFolder { folder in
      try TestArchive(entries).write(to: "\(folder)/all.zip")
      let reader = SubmissionReader(exercises: ["first"])
      let before = try residentBytes()
      let list = try reader.submissions(at: "\(folder)/all.zip", spoolFolder: folder)
      var most = 0
      for entry in list.entries {
        guard case .files(let files)? = try list.submission(of: entry).parts["first"] else {
          Issue.record("\(entry.id) was not taken")
          return
        }
        #expect(files.map(\.bytes.count) == [500_000])
        most = max(most, try residentBytes() - before)
      }

      #expect(list.entries.count == 60)
      #expect(most < 12 << 20)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["all.zip"])
    }
  }

  private func residentBytes() throws -> Int {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      .split(separator: " ")
    return try #require(Int(pages[1])) * sysconf(Int32(_SC_PAGESIZE))
  }

  // MARK: - Making batches

  private func archive(_ entries: [TestArchive.Entry], _ suffix: String) async throws -> Data {
    try await withTemporaryFolder { folder in
      try TestArchive(entries).write(to: "\(folder)/x\(suffix)")
      return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/x\(suffix)"))
    }
  }

  private func firstParts(of list: SubmissionList) throws -> [String: Submission.Part] {
    try Dictionary(
      uniqueKeysWithValues: list.entries.map {
        let submission = try list.submission(of: $0)
        #expect(submission.id == $0.id)
        return ($0.id, try #require(submission.parts["first"]))
      }
    )
  }

  private func withBatch(
    _ entries: [TestArchive.Entry],
    _ form: Form,
    also prepare: (String) throws -> Void = { _ in },
    _ body: (SubmissionList) throws -> Void
  ) async throws {
    try await withBatch(entries, form, also: prepare) { list, _ in try body(list) }
  }

  /// Makes a batch of these files in this form and lists it.
  private func withBatch(
    _ entries: [TestArchive.Entry],
    _ form: Form,
    also prepare: (String) throws -> Void,
    _ body: (SubmissionList, String) throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let path: String
      switch form {
      case .folder:
        path = "\(folder)/batch"
        try entries.forEach { try $0.write(in: path) }
      case .zip, .wrappedZip:
        path = "\(folder)/batch.zip"
        try TestArchive(form == .zip ? entries : entries.map { $0.inside("batch") }).write(to: path)
      case .tar:
        path = "\(folder)/batch.tar.gz"
        try TestArchive(entries).write(to: path)
      }
      try prepare(path)
      let reader = SubmissionReader(exercises: ["first"])
      try body(try reader.submissions(at: path, spoolFolder: folder), path)
    }
  }
}
