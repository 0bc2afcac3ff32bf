// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Digests
import Intake

/// The submissions that are still to be graded, in their order, and which are being graded now.
///
/// One whose files are being graded already waits for that instead of being graded beside it.
struct BatchQueue {
  typealias Entry = SubmissionList.Entry

  private var waiting: ArraySlice<Entry>
  /// By their content: what waits until it is graded.
  private var parked: [[ContentDigest]: [Entry]] = [:]
  /// What has waited for its content; comes before the others.
  private var ready: [Entry] = []

  init(entries: [Entry]) {
    waiting = entries[...]
  }

  /// How many are being graded.
  var running: Int { parked.count }

  mutating func next() -> Entry? {
    ready.popLast() ?? waiting.popFirst()
  }

  /// Notes that an entry is being graded; false where its content is already and it has to wait.
  mutating func begin(_ entry: Entry, content: [ContentDigest]) -> Bool {
    guard parked[content] == nil else {
      parked[content]?.append(entry)
      return false
    }
    parked[content] = []
    return true
  }

  /// Notes that a content has been graded.
  mutating func end(content: [ContentDigest]) {
    ready += parked.removeValue(forKey: content) ?? []
  }
}
