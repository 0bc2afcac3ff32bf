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
    let headers = lines(of: output).lazy.compactMap(Header.init).prefix(mostComplaints)
    var numbers: [Int: Set<Int>] = [:]
    for header in headers {
      if let index = indices[header.path] { numbers[index, default: []].insert(header.line) }
    }
    // Each file is gone through once, however many complaints there are about it.
    var texts: [Int: [Int: String]] = [:]
    for (index, numbers) in numbers {
      texts[index] = files[index].lines(numbers, ofAtMost: mostLineBytes)
    }
    return headers.map { header in
      let place = indices[header.path].map { index in
        BuildResult.Place(
          file: files[index].name,
          line: header.line,
          column: header.column,
          text: texts[index]?[header.line]
        )
      }
      return BuildResult.Complaint(
        place: place,
        severity: header.severity,
        message: header.message
      )
    }
  }

  /// What is kept; a person reads the first.
  private static let mostComplaints = 50
  /// The longest line that is shown with a complaint: a small file can make many complaints about the
  /// same long line.
  private static let mostLineBytes = 1000

  /// What the linker says, without its own name in front.
  package static func linkerComplaints(in output: [UInt8]) -> [BuildResult.Complaint] {
    let lines = lines(of: output)
    let prefix = "ld.lld: error: "
    let errors = lines.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    return (errors.isEmpty ? ["the program could not be linked"] : errors).prefix(mostComplaints)
      .map {
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

  /// Split by bytes: to a String "\r\n" is no end of a line.
  private static func lines(of output: [UInt8]) -> [String] {
    output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
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

    init?(_ text: String) {
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
  /// The texts of those of some lines that there are and that are no longer than so many bytes, counted
  /// from 1, without their line feeds.
  func lines(_ numbers: Set<Int>, ofAtMost mostBytes: Int) -> [Int: String] {
    var texts: [Int: String] = [:]
    var start = bytes.startIndex
    var number = 1
    let last = numbers.max() ?? 0
    while number <= last {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if numbers.contains(number), end - start <= mostBytes {
        texts[number] = String(decoding: bytes[start..<end], as: UTF8.self)
      }
      guard end < bytes.endIndex else { break }
      start = end + 1
      number += 1
    }
    return texts
  }
}
