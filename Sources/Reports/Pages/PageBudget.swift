// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// How many bytes are left on a page for what a submission can make as large as it likes.
///
/// A page has to stay small enough to be sent and read, however many checks fail in it.
struct PageBudget: Sendable {
  /// For tables of expected and returned values.
  private(set) var tables = 80_000
  /// For what the program printed.
  private(set) var printed = 40_000
  /// For plots, of which a boundary may be as ragged as it likes.
  private(set) var pictures = 90_000
  /// Whether something found no room, or not all of it.
  private(set) var isExceeded = false

  /// Whether tables of this many bytes still fit; they are taken off then.
  mutating func takeTables(_ count: Int) -> Bool {
    guard count <= tables else { return refuse() }
    tables -= count
    return true
  }

  /// Whether a picture of this many bytes still fits; they are taken off then.
  mutating func takePicture(_ count: Int) -> Bool {
    guard count <= pictures else { return refuse() }
    pictures -= count
    return true
  }

  /// How much of a text may be shown, at most `most`; it is taken off.
  mutating func takePrinted(most: Int) -> Int {
    if printed < most { isExceeded = true }
    let granted = min(most, printed)
    printed -= granted
    return granted
  }

  /// Whether all that something else took still fits; it is taken off then.
  mutating func take(_ cost: PageBudget) -> Bool {
    guard cost.tables <= tables, cost.printed <= printed, cost.pictures <= pictures else {
      return false
    }
    self = self - cost
    return true
  }

  /// What is left in the one more than in the other.
  static func - (left: PageBudget, right: PageBudget) -> PageBudget {
    var difference = left
    difference.tables -= right.tables
    difference.printed -= right.printed
    difference.pictures -= right.pictures
    return difference
  }

  private mutating func refuse() -> Bool {
    isExceeded = true
    return false
  }
}
