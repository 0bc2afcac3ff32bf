// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// A point in time, in whole seconds.
package struct Moment: Codable, Comparable, Hashable, Sendable {
  /// What a moment looks like, as the end of "found …, allowed …".
  static let allowed = "a date and time with its offset from UTC, such as 2026-03-01T23:59:00-03:00"

  package let secondsSince1970: Int

  package init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Reads ISO 8601 with an offset: `2026-03-01T23:59:00-03:00` or `…Z`; nil for anything else.
  ///
  /// Seconds may be left out. A fraction of a second is dropped, in the student's favour. Dates and
  /// times that don't exist (30 February, 24:00, a leap second) and offsets beyond a day are refused.
  package init?(_ text: String) {
    let form =
      #/([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]+)?(?:Z|([+-])([0-9]{2}):([0-5][0-9]))/#
    guard let match = text.wholeMatch(of: form), match.3 == nil || match.2 != nil else {
      return nil
    }
    let utc = "\(match.1)\(match.2 ?? ":00")Z"
    // Foundation rolls 30 February over into March; what comes back as it went in is a real date.
    guard let date = try? Date(utc, strategy: .iso8601), date.formatted(.iso8601) == utc else {
      return nil
    }
    let hours = match.5.flatMap { Int($0) } ?? 0
    let minutes = match.6.flatMap { Int($0) } ?? 0
    guard hours < 24 else { return nil }
    let offset = (hours * 60 + minutes) * 60 * (match.4 == "-" ? -1 : 1)
    self.init(secondsSince1970: Int(date.timeIntervalSince1970) - offset)
  }

  /// The moment in UTC: `2026-03-02T02:59:00Z`.
  package var text: String {
    Date(timeIntervalSince1970: Double(secondsSince1970)).formatted(.iso8601)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}
