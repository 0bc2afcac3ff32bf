// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Testing

/// A document of the repository, with its blocks of code.
package struct Markdown {
  /// A block between two lines of three backticks.
  package struct Block {
    package let language: String
    /// What follows the language: for a file, its path.
    package let path: String?
    /// The lines between the fences, each with its line end.
    package var text: String
    /// The line that the block's text begins in, from 0.
    fileprivate let firstLine: Int
    fileprivate let lineCount: Int
  }

  package let path: String
  package private(set) var blocks: [Block] = []
  private let lines: [String]

  package init(reading path: String) throws {
    self.path = path
    lines = try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
      .components(separatedBy: "\n")
    var start: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let opened = start else {
        start = number
        continue
      }
      let words = lines[opened].dropFirst(3).split(separator: " ").map(String.init)
      blocks.append(
        Block(
          language: words.first ?? "",
          path: words.dropFirst().first,
          text: lines[(opened + 1)..<number].map { $0 + "\n" }.joined(),
          firstLine: opened + 1,
          lineCount: number - opened - 1
        )
      )
      start = nil
    }
    try #require(start == nil, "\(path): a block of code has no end")
  }

  /// Compares the document with what its blocks should hold, or records that.
  package func expect(
    _ blocks: [Block],
    recordedBy tests: String,
    sourceLocation: SourceLocation
  ) throws {
    var lines = lines
    for block in blocks.reversed() {
      let text = block.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      lines.replaceSubrange(
        block.firstLine..<(block.firstLine + block.lineCount),
        with: text.map(String.init)
      )
    }
    try expectFile(
      lines.joined(separator: "\n"),
      "\(repositoryRoot)/\(path)",
      recordedBy: tests,
      sourceLocation: sourceLocation
    )
  }
}
