// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Reports
import Testing

struct WriteFileTests {
  @Test("A file is written, and replaced, with nothing left beside it")
  func written() throws {
    try withFolder { folder in
      let path = folder + "/report.xml"

      try writeFile(Array("old".utf8), atomicallyTo: path)
      try writeFile(Array("new".utf8), atomicallyTo: path)

      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["report.xml"])
    }
  }

  @Test("An empty and a large file are written whole", arguments: [0, 5_000_000])
  func sizes(count: Int) throws {
    try withFolder { folder in
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }

      try writeFile(bytes, atomicallyTo: folder + "/report.xml")

      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/report.xml")) == Data(bytes))
    }
  }

  @Test("A link is replaced, not followed")
  func link() throws {
    try withFolder { folder in
      try Data("target".utf8).write(to: URL(fileURLWithPath: folder + "/target"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/report.xml",
        withDestinationPath: folder + "/target"
      )

      try writeFile(Array("new".utf8), atomicallyTo: folder + "/report.xml")

      #expect(try String(contentsOfFile: folder + "/target", encoding: .utf8) == "target")
      #expect(try String(contentsOfFile: folder + "/report.xml", encoding: .utf8) == "new")
    }
  }

  @Test("A folder that is not there is an error of one line that names the path")
  func noFolder() throws {
    try withFolder { folder in
      let path = folder + "/none/report.xml"

      let error = #expect(throws: FileError.self) { try writeFile([1], atomicallyTo: path) }

      #expect(error?.code == ENOENT)
      #expect(
        error?.description
          == "'\(path)': can't create a file in that folder: No such file or directory"
      )
    }
  }

  @Test("A folder or a pipe of that name stays as it is")
  func notReplaceable() throws {
    try withFolder { folder in
      mkfifo(folder + "/pipe", 0o600)

      let onFolder = #expect(throws: FileError.self) { try writeFile([1], atomicallyTo: folder) }
      let onPipe = #expect(throws: FileError.self) {
        try writeFile([1], atomicallyTo: folder + "/pipe")
      }

      #expect(onFolder?.description == "'\(folder)': found a folder, allowed a file or nothing")
      #expect(onPipe?.step == .replace)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == ["pipe"])
    }
  }

  @Test("A full device is noticed, and a device is never replaced")
  func devices() throws {
    let error = #expect(throws: FileError.self) {
      try writeFile([1, 2, 3], atomicallyTo: "/dev/full")
    }
    try writeFile([1, 2, 3], atomicallyTo: "/dev/null")

    #expect(error?.description == "'/dev/full': can't write: No space left on device")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("Writers at the same time leave one whole file and nothing else")
  func concurrent() async throws {
    try await withFolder { folder in
      let path = folder + "/report.xml"

      try await withThrowingTaskGroup { group in
        for writer in 0..<16 {
          group.addTask {
            try writeFile(Array(repeating: UInt8(writer), count: 100_000), atomicallyTo: path)
          }
        }
        try await group.waitForAll()
      }

      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(bytes.count == 100_000)
      #expect(Set(bytes).count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["report.xml"])
    }
  }

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = try makeFolder()
    defer { remove(folder) }
    try await body(folder)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = try makeFolder()
    defer { remove(folder) }
    try body(folder)
  }

  private func makeFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.path + "/grade-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }

  private func remove(_ folder: String) {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      Issue.record("'\(folder)' can't be removed: \(error)")
    }
  }
}
