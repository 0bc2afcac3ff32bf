// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What a Swift program wrote to standard error, taken apart: the student's own prints, and after
/// them what the runtime and its backtracer say of a trap.
///
/// A program can print the same words itself; all that it can reach is another reason in its own
/// report.
package struct TrapReport {
  /// Without the runtime's message and the backtrace.
  package let printed: [UInt8]
  /// `Index out of range`; nil where the runtime said nothing.
  package let reason: String?
  /// The student's file and line of the innermost call that is in one.
  package let file: String?
  package let line: Int?

  /// Whether it died because memory was refused, which happens behind the address space's fence.
  package var isAllocationFailure: Bool {
    reason.map { $0.contains("allocate") || $0.contains("out of memory") } ?? false
  }

  /// The report of a program whose words are all its own.
  init(printed: [UInt8]) {
    self.printed = printed
    reason = nil
    file = nil
    line = nil
  }

  /// Reads it, for files that were compiled in a folder.
  package init(_ errorOutput: [UInt8], files: [SourceFile], folder: String) {
    // By bytes: what is printed need be no text, and to a String "\r\n" is no end of a line.
    let lines = errorOutput.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let crash = lines.firstIndex {
      $0.starts(with: "*** Signal ".utf8) && $0.contains("Backtracing from".utf8)
    }
    guard let crash else {
      // Without a backtrace there was no trap, and the words are the student's.
      (printed, reason, file, line) = (errorOutput, nil, nil, nil)
      return
    }
    let trap = lines[..<crash].lastIndex { $0.contains(Self.fatalMark.utf8) }
    reason = trap.flatMap { index in
      lines[index].firstRange(of: Self.fatalMark.utf8).map {
        String(decoding: lines[index][$0.upperBound...], as: UTF8.self)
      }
    }
    let place = Self.place(in: lines[crash...], files: files, folder)
    file = place?.file
    line = place?.line
    // The backtracer begins with an empty line.
    let end = trap.map { lines[$0].startIndex } ?? max(0, lines[crash].startIndex - 1)
    printed = Array(errorOutput[..<end])
  }

  private static let fatalMark = "Fatal error: "

  /// Finds `… in program at /box/S000.swift:8:46`.
  private static func place(
    in lines: ArraySlice<ArraySlice<UInt8>>,
    files: [SourceFile],
    _ folder: String
  ) -> (file: String, line: Int)? {
    for bytes in lines {
      let line = String(decoding: bytes, as: UTF8.self)
      guard let mark = line.firstRange(of: " at \(folder)/") else { continue }
      let fields = line[mark.upperBound...].split(separator: ":")
      guard fields.count >= 2, let number = Int(fields[1]),
        let index = files.indices.first(where: { CompilerOutput.boxName($0) == fields[0] })
      else { continue }
      return (files[index].name, number)
    }
    return nil
  }
}
