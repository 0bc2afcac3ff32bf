// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Prints predicted classes as numpy does: an integer array with the shape (1, samples).
///
/// Lines have at most 75 characters. Above 1,000 classes the first and the last three are shown.
/// Source: numpy 2.4.6, `numpy/_core/arrayprint.py`, `_formatArray`.
///
/// - Parameter classes: Numbers of one digit.
/// - Returns: The text, without a line break at its end.
package func numpyText(ofClasses classes: [Int]) -> String {
  guard !classes.isEmpty else { return "[]" }

  var words = classes.map(String.init)
  if words.count > 1_000 {
    words = words.prefix(3) + ["..."] + words.suffix(3)
  }
  let wordsPerLine = 36  // two brackets, 36 digits, 35 spaces: the next would be cut by "]]"
  let lines = stride(from: 0, to: words.count, by: wordsPerLine).map { start in
    words[start..<min(start + wordsPerLine, words.count)].joined(separator: " ")
  }
  return "[[" + lines.joined(separator: "\n  ") + "]]"
}
