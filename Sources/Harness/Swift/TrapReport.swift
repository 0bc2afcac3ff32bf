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
    let text = String(decoding: errorOutput, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let crash = lines.firstIndex { $0.hasPrefix("*** Signal ") && $0.contains("Backtracing from") }
    let end = crash ?? lines.endIndex
    let message = lines[..<end].lastIndex { $0.contains(Self.fatalMark) }
    // Without a backtrace there was no trap, and the words are the student's.
    let trap = crash == nil ? nil : message
    reason = trap.flatMap { index in
      lines[index].firstRange(of: Self.fatalMark).map { String(lines[index][$0.upperBound...]) }
    }
    let place = crash.flatMap { Self.place(in: lines[$0...], files: files, folder) }
    file = place?.file
    line = place?.line
    if crash == nil {
      printed = errorOutput
    } else {
      let own = lines[..<(trap ?? end)].joined(separator: "\n")
      printed = Array(own.utf8) + (own.isEmpty || trap == nil ? [] : [UInt8(ascii: "\n")])
    }
  }

  private static let fatalMark = "Fatal error: "

  /// Finds `… in program at /box/S000.swift:8:46`.
  private static func place(
    in lines: ArraySlice<Substring>,
    files: [SourceFile],
    _ folder: String
  ) -> (file: String, line: Int)? {
    for line in lines {
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
