// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness

extension FuzzTarget {
  /// What a compiler, a linker or a program that was stopped wrote to standard error.
  ///
  /// A complaint is one line about a file of the student's or about none; what a program printed is a
  /// beginning of what it wrote.
  static let diagnostics = FuzzTarget(name: "diagnostics") { input in
    let complaints =
      CompilerOutput.complaints(in: input, files: files, folder: "/box")
      + CompilerOutput.linkerComplaints(in: input)
    for complaint in complaints {
      if complaint.message.utf8.contains(UInt8(ascii: "\n")) {
        return .broken("a complaint of several lines")
      }
      if let text = complaint.place?.text, !lines.contains(text) {
        return .broken("a line that no file has")
      }
      _ = CompilerOutput.foundDeclaration(of: signature, in: complaint.message)
    }
    let report = TrapReport(input, files: files, folder: "/box")
    guard input.starts(with: report.printed) else {
      return .broken("something that was not printed")
    }
    let isAboutSomething = complaints.contains { $0.place != nil } || report.reason != nil
    return isAboutSomething || report.line != nil ? .taken : .refused
  }

  private static let lines = ["first", "", "  é\r", "last"]
  private static let files = [
    SourceFile(name: "fib.swift", bytes: Array(lines.joined(separator: "\n").utf8)),
    SourceFile(name: "more.swift", bytes: []),
  ]
  private static let signature = Signature(
    function: "f",
    arguments: [.init(name: "sizes", type: .ints), .init(name: "seed", type: .int)],
    returns: .parameters
  )
}
