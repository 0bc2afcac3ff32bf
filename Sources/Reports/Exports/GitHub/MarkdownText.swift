// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Text for GitHub's Markdown.
///
/// What a student could have written stands as code alone: there, neither links, addresses and
/// mentions nor HTML and tables are made of anything.
enum MarkdownText {
  /// A text on one line as code, between more backticks than it has in a row.
  static func code(_ line: String) -> String {
    let fence = String(repeating: "`", count: longestRun(in: line) + 1)
    let space = line.first == "`" || line.last == "`" ? " " : ""
    return line.isEmpty ? "" : fence + space + line + space + fence
  }

  /// Lines as a block of code, with a line feed at the end.
  static func block(_ lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(in: text) + 1))
    return "\(fence)text\n\(text)\n\(fence)\n"
  }

  /// The course's own words, with all punctuation escaped that Markdown could take for its own.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
