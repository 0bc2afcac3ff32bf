// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Text for HTML.
enum HTMLText {
  /// The text with all that means something in HTML escaped, in content and in attributes.
  static func escaped(_ text: String) -> String {
    // By scalars: a combining character makes one character of itself and the '<' before it.
    text.unicodeScalars.reduce(into: "") { html, scalar in
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}
