// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// A check in plain lines, for formats that have one text for each.
enum CheckText {
  /// How much of one check is told, in bytes; the middle of more is cut out.
  private static let longestText = 16 * 1024

  /// Message, details, hint and what the program printed.
  static func lines(of check: EncodedCheck, _ messages: Messages) -> [String] {
    var lines = [check.message] + check.details
    if let hint = check.hint { lines.append(hint) }
    if let printed = check.printed, printed.bytes > 0 {
      let kept = min(printed.bytes, PrintedText.mostBytes)
      lines.append(messages.label(byteCount: printed.bytes, kept: kept))
      lines.append(printed.text)
    }
    let text = SafeText.cutMiddle(of: lines.joined(separator: "\n"), toBudget: longestText) {
      "\n" + messages.cutMarker(byteCount: $0) + "\n"
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
