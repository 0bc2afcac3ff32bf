// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Testing

@Suite struct TrapReportTests {
  private let files = [SourceFile(name: "mine.swift", bytes: [])]

  private func report(_ text: String) -> TrapReport {
    TrapReport(Array(text.utf8), files: files, folder: "/box")
  }

  private let backtrace = """

    *** Signal 4: Backtracing from 0x7f51f9b6df7f... done ***

    *** Program crashed: Illegal instruction at 0x00007f51f9b6df7f ***

    Thread 0 "program" crashed:

      0      0x00007f6e20d6df7f _assertionFailure(_:_:file:line:flags:) + 623 in libswiftCore.so
      1 [ra] 0x0000555ec50a3697 f(_:) + 1590 in program at /box/S000.swift:8:46
      2 [ra] 0x0000555ec50a3697 g(_:) + 1590 in program at /box/S000.swift:3:1
    """

  @Test("A trap's reason, innermost line of the student's, and own prints are taken apart")
  func trap() {
    let report = report(
      "one\ntwo\nSwift/Array.swift:692: Fatal error: Index out of range\n" + backtrace
    )

    #expect(report.reason == "Index out of range")
    #expect(report.file == "mine.swift")
    #expect(report.line == 8)
    #expect(report.printed == Array("one\ntwo\n".utf8))
  }

  @Test("What was printed comes back byte for byte, though it be no text")
  func noText() {
    let printed: [UInt8] = [0xFF, 0xC0, 13, 10, 0x61, 13, 10]
    let rest = "Swift/Array.swift:692: Fatal error: Index out of range\n" + backtrace

    let report = TrapReport(printed + Array(rest.utf8), files: files, folder: "/box")

    #expect(report.printed == printed)
    #expect(report.reason == "Index out of range")
  }

  @Test("Without a backtrace the words are the student's own")
  func print() {
    let report = report("Fatal error: just kidding\n")

    #expect(report.reason == nil)
    #expect(report.printed == Array("Fatal error: just kidding\n".utf8))
  }

  @Test("A crash without words has a line and no reason")
  func crash() {
    let report = report("one\n" + backtrace)

    #expect(report.reason == nil)
    #expect(report.line == 8)
  }
}
