// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// Times as JUnit files have them: no exponent, no sign, no locale.
enum JUnitTime {
  /// The most that a reader's schema takes: eight digits before the point.
  private static let longestMilliseconds = 99_999_999_999

  /// Whole milliseconds; 0 for NaN, negative and no times.
  static func milliseconds(of seconds: Double?) -> Int {
    guard let seconds, seconds > 0 else { return 0 }
    return Int(min(seconds * 1000, Double(longestMilliseconds)).rounded())
  }

  /// Seconds with exactly three decimals: `0.250`.
  static func seconds(fromMilliseconds milliseconds: Int) -> String {
    let (whole, rest) = min(milliseconds, longestMilliseconds).quotientAndRemainder(
      dividingBy: 1000
    )
    return "\(whole)." + padded(rest, to: 3)
  }

  /// `2026-08-01T12:00:00Z`.
  static func timestamp(secondsSince1970 seconds: Int) -> String {
    Moment(secondsSince1970: seconds).text
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
