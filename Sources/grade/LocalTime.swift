// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Moments as people read them.
enum LocalTime {
  /// `2026-03-01 23:59`, so many seconds east of UTC.
  static func text(_ secondsSince1970: Int, offset: Int) -> String {
    let style = Date.ISO8601FormatStyle(
      dateTimeSeparator: .space,
      timeZone: TimeZone(secondsFromGMT: offset) ?? .gmt
    )
    return String(
      Date(timeIntervalSince1970: Double(secondsSince1970))
        .formatted(style.year().month().day().time(includingFractionalSeconds: false))
        .dropLast(3)
    )
  }
}
