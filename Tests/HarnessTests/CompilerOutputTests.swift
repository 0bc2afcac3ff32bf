// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import Testing

@Suite struct CompilerOutputTests {
  private let files = [SourceFile(name: "mine.swift", bytes: Array("a\nb c\n".utf8))]

  private func complaints(_ output: String) -> [BuildResult.Complaint] {
    CompilerOutput.complaints(in: Array(output.utf8), files: files, folder: "/box")
  }

  @Test("A complaint names the student's file and shows its line; the excerpt is passed over")
  func complaint() {
    let output = """
      /box/S000.swift:2:3: error: cannot find 'c' in scope
      b c
        `- error: cannot find 'c' in scope
      """

    #expect(
      complaints(output) == [
        .init(
          place: .init(file: "mine.swift", line: 2, column: 3, text: "b c"),
          severity: .error,
          message: "cannot find 'c' in scope"
        )
      ]
    )
  }

  @Test("A path that is no file of the submission's, as #sourceLocation makes it, gets no place")
  func foreignPath() {
    #expect(
      complaints("/etc/passwd:1:1: error: x: y") == [
        .init(place: nil, severity: .error, message: "x: y")
      ]
    )
    #expect(complaints("/box/S001.swift:1:1: error: x")[0].place == nil)
  }

  @Test("A line that the file doesn't have has no text", arguments: [0, -1, 9, Int.max])
  func noLine(_ line: Int) {
    #expect(complaints("/box/S000.swift:\(line):1: error: x")[0].place?.text == nil)
  }

  @Test("A line ends at its line feed, whatever stands before it")
  func carriageReturn() {
    #expect(complaints("note\r\n/box/S000.swift:2:1: error: x").map(\.message) == ["x"])
  }

  /// A file of 1 MiB was split once for each complaint, which took minutes of the grader's own time.
  @Test(
    "Thousands of complaints about a file of a million lines are read at once",
    .timeLimit(.minutes(1))
  )
  func manyLines() {
    let file = SourceFile(name: "mine.swift", bytes: Array(repeating: 0x0A, count: 1 << 20))
    let output = (1...4_000).map { "/box/S000.swift:\($0 * 250):1: error: x\n" }.joined()

    let complaints = CompilerOutput.complaints(
      in: Array(output.utf8),
      files: [file],
      folder: "/box"
    )

    #expect(complaints.map(\.place?.text) == Array(repeating: "", count: 50))
  }

  private let signature = Signature(
    function: "f",
    arguments: [.init(name: "sizes", type: .ints), .init(name: "seed", type: .int)],
    returns: .parameters
  )

  @Test("Many complaints about one long line keep few of them, and not its text")
  func longLine() {
    let file = SourceFile(name: "mine.swift", bytes: Array(repeating: 0x2F, count: 1 << 20))
    let output = String(repeating: "/box/S000.swift:1:1: error: x\n", count: 4_000)

    let complaints = CompilerOutput.complaints(
      in: Array(output.utf8),
      files: [file],
      folder: "/box"
    )

    let place = BuildResult.Place(file: "mine.swift", line: 1, column: 1, text: nil)
    #expect(
      complaints
        == Array(repeating: .init(place: place, severity: .error, message: "x"), count: 50)
    )
  }

  @Test("What stands in a function's place is read from the complaint about it")
  func found() {
    func found(_ message: String) -> String? {
      CompilerOutput.foundDeclaration(of: signature, in: message)
    }

    #expect(
      found("cannot convert value of type '(Int) -> Int' to specified type 'x'") == "(Int) -> Int"
    )
    #expect(
      found("missing argument labels 'sizes:with:' in call")
        == "func f(sizes: [Int], with seed: Int) -> Parameters"
    )
    #expect(found("'f' is inaccessible due to 'private' protection level") == nil)
  }

  @Test("The linker's words come without its name")
  func linker() {
    let output = "ld.lld: error: duplicate symbol: main\n>>> defined at x\n"

    #expect(
      CompilerOutput.linkerComplaints(in: Array(output.utf8)) == [
        .init(place: nil, severity: .error, message: "duplicate symbol: main")
      ]
    )
    #expect(CompilerOutput.linkerComplaints(in: []).count == 1)
  }

  @Test("Random bytes never trap", arguments: [1, 2, 3] as [UInt32])
  func mutations(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    let sample = Array("/box/S000.swift:2:3: error: of type 'x' to ' at /box/S000.swift:1".utf8)
    for _ in 0..<2_000 {
      var bytes = sample + sample
      for _ in 0..<random.randint(1, 9) {
        bytes[random.randint(0, bytes.count)] = UInt8(random.randint(0, 256))
      }
      _ = CompilerOutput.complaints(in: bytes, files: files, folder: "/box")
      _ = CompilerOutput.linkerComplaints(in: bytes)
      _ = CompilerOutput.foundDeclaration(
        of: signature,
        in: String(decoding: bytes, as: UTF8.self)
      )
      _ = TrapReport(bytes, files: files, folder: "/box")
    }
  }
}
