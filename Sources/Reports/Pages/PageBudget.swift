// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How many bytes are left on a page for what a submission can make as large as it likes.
///
/// A page has to stay small enough to be sent and read, however many checks fail in it.
struct PageBudget {
  /// For tables of expected and returned values.
  private(set) var tables = 80_000
  /// For what the program printed.
  private(set) var printed = 40_000
  /// For plots, of which a boundary may be as ragged as it likes.
  private(set) var pictures = 90_000

  /// Whether tables of this many bytes still fit; they are taken off then.
  mutating func takeTables(_ count: Int) -> Bool {
    guard count <= tables else { return false }
    tables -= count
    return true
  }

  /// Whether a picture of this many bytes still fits; they are taken off then.
  mutating func takePicture(_ count: Int) -> Bool {
    guard count <= pictures else { return false }
    pictures -= count
    return true
  }

  /// How much of a text may be shown, at most `most`; it is taken off.
  mutating func takePrinted(most: Int) -> Int {
    let granted = min(most, printed)
    printed -= granted
    return granted
  }
}
