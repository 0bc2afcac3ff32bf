// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Reads what the compiler and the linker print.
///
/// Pure, and safe on any bytes: a student's code can
/// make a compiler print nearly anything.
package enum CompilerOutput {
  /// The name under which a submission's file lies in the box.
  package static func boxName(_ index: Int) -> String {
    let digits = String(index)
    return "S" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".swift"
  }

  /// The complaints about the files, in the compiler's order, with the student's names.
  ///
  /// A complaint is a line `/box/S000.swift:3:10: error: message`, where `/box` stands for the folder
  /// in which the compiler found the files; the excerpt that follows it is
  /// passed over, and the line's text is taken from the file itself. `#sourceLocation` can make a
  /// complaint name any path: one that is no file of the submission's gets no place.
  package static func complaints(
    in output: [UInt8],
    files: [SourceFile],
    folder: String
  ) -> [BuildResult.Complaint] {
    var indices: [String: Int] = [:]
    for index in files.indices { indices["\(folder)/\(boxName(index))"] = index }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let header = Header(line) else { return nil }
      let place = indices[header.path].map { index in
        BuildResult.Place(
          file: files[index].name,
          line: header.line,
          column: header.column,
          text: files[index].line(header.line)
        )
      }
      return BuildResult.Complaint(
        place: place,
        severity: header.severity,
        message: header.message
      )
    }
  }

  /// What the linker says, without its own name in front.
  package static func linkerComplaints(in output: [UInt8]) -> [BuildResult.Complaint] {
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    let prefix = "ld.lld: error: "
    let errors = lines.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    return (errors.isEmpty ? ["the program could not be linked"] : errors).map {
      BuildResult.Complaint(place: nil, severity: .error, message: $0)
    }
  }

  /// What stands in a function's place, from the compiler's complaint about the probe.
  ///
  /// A type, from `cannot convert value of type 'A' to specified type 'B'`, or a declaration with
  /// labels, from `missing argument label 'a:' in call`; nil for any other complaint.
  package static func foundDeclaration(of signature: Signature, in message: String) -> String? {
    if let type = quoted(after: "of type '", in: message) { return type }
    guard message.hasPrefix("missing argument label"), let labels = quoted(after: "'", in: message)
    else { return nil }
    let named = labels.split(separator: ":", omittingEmptySubsequences: false)
    let parameters = zip(named, signature.arguments).map { label, argument in
      label == argument.name
        ? "\(label): \(argument.type)" : "\(label) \(argument.name): \(argument.type)"
    }
    return
      "func \(signature.function)(\(parameters.joined(separator: ", "))) -> \(signature.returns)"
  }

  /// What stands between a mark that ends in a quote and the next quote.
  private static func quoted(after mark: String, in message: String) -> String? {
    guard let start = message.firstRange(of: mark) else { return nil }
    let rest = message[start.upperBound...]
    return rest.firstIndex(of: "'").map { String(rest[..<$0]) }
  }

  /// The first line of a complaint.
  private struct Header {
    let path: String
    let line: Int
    let column: Int
    let severity: BuildResult.Complaint.Severity
    let message: String

    init?(_ text: Substring) {
      let fields = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5, let line = Int(fields[1]), let column = Int(fields[2]),
        let severity = BuildResult.Complaint.Severity(rawValue: String(fields[3].dropFirst()))
      else { return nil }
      path = String(fields[0])
      self.line = line
      self.column = column
      self.severity = severity
      message = String(fields[4].dropFirst())
    }
  }
}

extension SourceFile {
  /// The text of a line, counted from 1, without its line feed; nil where there is none.
  func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard number <= lines.count else { return nil }
    return String(decoding: lines[number - 1], as: UTF8.self)
  }
}
