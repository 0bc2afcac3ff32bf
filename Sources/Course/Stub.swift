// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Derives a stub, the file that a student starts from, from the reference.
///
/// In the reference two comment lines mark a solution. What stands between them is stripped, except
/// for what follows `STUB:`, which takes its place; without such a line a comment does. Markers are
/// comments of Swift (`//`) or Python (`#`) on lines of their own:
///
///     // BEGIN SOLUTION
///     // STUB: // Write your code here (1 line).
///     parameters["b\(l)"] = Matrix.zeros(layers_dims[l], 1)
///     // END SOLUTION
///
/// Lines outside are kept byte for byte. `file` is what an error names.
///
/// - Throws: ``CourseError/wrongValue(file:key:found:allowed:)`` with the line, where a marker has
///   no partner or shares its line, and where there is no marker at all: such a stub would give the
///   solution away.
package func stub(fromReference text: String, file: String) throws(CourseError) -> String {
  var derivation = StubDerivation(file: file)
  // By scalars: as a Character, a line end of Windows is not a "\n", and its markers went unseen.
  for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
    try derivation.take(Substring(line))
  }
  try derivation.finish()
  return derivation.stub.joined(separator: "\n")
}

/// A stub as far as the reference has been read.
private struct StubDerivation {
  /// A solution that has begun.
  struct Solution {
    let line: Int
    let begin: Comment
    /// Whether the reference says what takes the solution's place.
    var hasPlaceholder = false
  }

  let file: String
  private(set) var stub: [Substring] = []
  private var lineNumber = 0
  private var solution: Solution?
  private var hasSolution = false

  init(file: String) {
    self.file = file
  }

  mutating func take(_ line: Substring) throws(CourseError) {
    lineNumber += 1
    let comment = Comment(line)
    switch comment?.marker {
    case .begin:
      guard solution == nil else {
        throw misplaced(.begin, allowed: "'\(Marker.end.rawValue)' first")
      }
      solution = comment.map { Solution(line: lineNumber, begin: $0) }
      hasSolution = true
    case .end:
      guard let solution else { throw misplaced(.end) }
      if !solution.hasPlaceholder {
        stub.append("\(solution.begin.indentation)\(solution.begin.leader) Write your code here.")
      }
      self.solution = nil
    case .placeholder:
      guard solution != nil, let comment else { throw misplaced(.placeholder) }
      let words = comment.text.dropFirst(Marker.placeholder.rawValue.count)
      stub.append(comment.indentation + (words.first == " " ? words.dropFirst() : words))
      solution?.hasPlaceholder = true
    case nil:
      for marker in [Marker.begin, .end] where line.contains(marker.rawValue) {
        throw misplaced(marker, allowed: "it as all that a comment line says")
      }
      if solution == nil { stub.append(line) }
    }
  }

  func finish() throws(CourseError) {
    let (begin, end) = (Marker.begin.rawValue, Marker.end.rawValue)
    if let solution {
      throw .wrongValue(
        file: file,
        key: "line \(solution.line)",
        found: "'\(begin)' without an end",
        allowed: "it with '\(end)' below"
      )
    }
    guard hasSolution else {
      throw .wrongValue(
        file: file,
        key: "",
        found: "no solution marked",
        allowed: "one between '\(begin)' and '\(end)' or more"
      )
    }
  }

  private func misplaced(_ marker: Marker, allowed: String? = nil) -> CourseError {
    .wrongValue(
      file: file,
      key: "line \(lineNumber)",
      found: "'\(marker.rawValue)'",
      allowed: allowed ?? "it after '\(Marker.begin.rawValue)' only"
    )
  }
}

/// The words that mark a solution in a reference.
private enum Marker: String, CaseIterable {
  case begin = "BEGIN SOLUTION"
  case end = "END SOLUTION"
  case placeholder = "STUB:"
}

/// A line that holds nothing but a comment.
private struct Comment {
  let indentation: Substring
  /// `//` or `#`, repeated or not.
  let leader: Substring
  let text: Substring

  init?(_ line: Substring) {
    indentation = line.prefix { $0 == " " || $0 == "\t" }
    let rest = line.dropFirst(indentation.count)
    guard rest.hasPrefix("//") || rest.hasPrefix("#") else { return nil }
    leader = rest.prefix { $0 == rest.first }
    var words = rest.dropFirst(leader.count).drop { $0 == " " }
    while let last = words.last, last.isWhitespace { words.removeLast() }
    text = words
  }

  /// What the comment marks, if anything; only a placeholder goes on after its marker.
  var marker: Marker? {
    Marker.allCases.first { marker in
      marker == .placeholder ? text.hasPrefix(marker.rawValue) : text == marker.rawValue
    }
  }
}
