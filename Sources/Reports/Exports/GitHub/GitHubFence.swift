// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Keeps GitHub's runner from obeying what a student's program printed.
///
/// Between `::stop-commands::TOKEN` and `::TOKEN::` the runner obeys nothing; whoever can guess the
/// token can end that. Source: "Stopping and starting workflow commands" in GitHub's documentation.
package struct GitHubFence: Sendable {
  private let token: String

  /// Makes a fence with 128 random bits.
  package init(using generator: inout some RandomNumberGenerator) {
    token = (0..<2).map { _ in
      let digits = String(UInt64.random(in: 0...(.max), using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    .joined()
  }

  /// The text inside the fence; nil where it holds the token, which no honest text does.
  package func around(_ text: String) -> [UInt8]? {
    guard !text.contains(token) else { return nil }
    let end = text.isEmpty || text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return Array("::stop-commands::\(token)\n\(text)\(end)::\(token)::\n".utf8)
  }
}
