// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

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
    let day = (Double(seconds) / 86_400).rounded(.down)
    let secondOfDay = seconds - Int(day) * 86_400
    let (hour, rest) = secondOfDay.quotientAndRemainder(dividingBy: 3600)
    let (minute, second) = rest.quotientAndRemainder(dividingBy: 60)
    return date(daysSince1970: Int(day)) + "T"
      + [hour, minute, second].map { padded($0, to: 2) }.joined(separator: ":") + "Z"
  }

  /// The date in the Gregorian calendar, counted from 1 March of the year 0, so that the leap day is
  /// a year's last.
  ///
  /// Source: `civil_from_days` in https://howardhinnant.github.io/date_algorithms.html
  private static func date(daysSince1970: Int) -> String {
    let days = daysSince1970 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
