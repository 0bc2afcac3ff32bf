// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

// The one file of this room that needs all of Foundation: `JSONSerialization` says where a fault
// is, which FoundationEssentials' `JSONDecoder` doesn't (Swift 6.3.1: no underlying error).
import Foundation

/// Finds where text stops being JSON.
enum JSONPosition {
  /// The error for text that ``JSON`` could not be decoded from.
  static func error(text: String, file: String) -> CourseError {
    if text.allSatisfy(\.isWhitespace) {
      return .notJSON(file: file, line: nil, reason: "the file is empty")
    }
    var details: String?
    do {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    } catch {
      details = (error as NSError).userInfo["NSDebugDescription"] as? String
    }
    return located(details ?? "the reason is not known", text: text, file: file)
  }

  /// Turns "Invalid value around character 9." into a line and a reason.
  private static func located(_ details: String, text: String, file: String) -> CourseError {
    let sentence = details.hasSuffix(".") ? String(details.dropLast()) : details
    let lastLine = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    guard let match = sentence.firstMatch(of: /(.+) around character (\d+)/),
      let offset = Int(match.2)
    else {
      let isAtEnd = sentence.contains("end of file")
      return .notJSON(file: file, line: isAtEnd ? lastLine : nil, reason: lowercased(sentence))
    }
    let line = text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    return .notJSON(file: file, line: line, reason: lowercased(String(match.1)))
  }

  private static func lowercased(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
