// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

/// Names as the readers of JUnit files can bear them: stable, unique, of a small alphabet.
enum JUnitName {
  /// `<course>.<submission>`: what Jenkins and others keep a history by.
  static func suite(course: String, submission: String) -> String {
    part(course, maxLength: 60) + "." + part(submission, maxLength: 120)
  }

  /// `<exercise>/<check>`: `initialize_parameters_he/values-2-4-1`.
  static func testcase(exercise: String, check: String) -> String {
    slug(exercise) + "/" + slug(check)
  }

  /// The names, with `-2`, `-3` … behind those that were there before: GitLab drops equal ones.
  static func unique(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var candidate = name
      var number = 1
      while !taken.insert(candidate).inserted {
        number += 1
        candidate = "\(name)-\(number)"
      }
      return candidate
    }
  }

  /// A name in which each scalar but letters, digits, `_` and `-` is a `_`.
  ///
  /// Where that loses something, a number made from the whole name keeps names apart. A name that ends as such a number does gets one as well, so that nobody can take the name that
  /// another one is given.
  static func part(_ name: String, maxLength: Int) -> String {
    let mapped = String(
      String.UnicodeScalarView(name.unicodeScalars.prefix(maxLength).map { isPlain($0) ? $0 : "_" })
    )
    guard mapped != name || name.isEmpty || endsLikeDigest(name) else { return name }
    return "\(mapped)-\(digest(of: name))"
  }

  private static func slug(_ name: String) -> String {
    let mapped = name.unicodeScalars.prefix(100).map { isPlain($0) || $0 == "." ? $0 : "-" }
    return mapped.isEmpty ? "unnamed" : String(String.UnicodeScalarView(mapped))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "_", "-": true
    default: false
    }
  }

  private static func endsLikeDigest(_ name: String) -> Bool {
    let end = name.utf8.suffix(7)
    return end.count == 7 && end.first == UInt8(ascii: "-")
      && end.dropFirst().allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// Six hexadecimal digits of the name's fingerprint, folded by exclusive or.
  ///
  /// It only keeps honest names apart; it is no protection, and needs none: whoever forges a
  /// collision hides their own results.
  private static func digest(of name: String) -> String {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes: name.utf8)
    let hash = fingerprint.bits
    let folded = (hash ^ hash >> 24 ^ hash >> 48) & 0xFF_FFFF
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}
