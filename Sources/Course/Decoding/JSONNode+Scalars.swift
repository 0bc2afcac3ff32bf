// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension JSONNode {
  /// A string that isn't empty.
  func text() throws(CourseError) -> String {
    guard case .string(let text) = json, !text.isEmpty else {
      throw error(allowed: "a string that is not empty")
    }
    return text
  }

  /// One of a list of strings.
  func text(oneOf allowed: [String]) throws(CourseError) -> String {
    guard case .string(let text) = json, allowed.contains(text) else {
      throw error(allowed: allowed.map { "\"\($0)\"" }.joined(separator: " or "))
    }
    return text
  }

  /// A name that keeps to a rule.
  func name(_ rule: NameRule) throws(CourseError) -> String {
    guard case .string(let text) = json, rule.allows(text) else {
      throw error(allowed: rule.description)
    }
    return text
  }

  /// An integer within bounds.
  func integer(_ bounds: ClosedRange<Int>) throws(CourseError) -> Int {
    guard case .integer(let integer) = json, bounds.contains(integer) else {
      throw error(allowed: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return integer
  }

  /// A finite number that `isAllowed` accepts.
  func number(
    _ allowed: String,
    where isAllowed: (Double) -> Bool
  ) throws(CourseError) -> Double {
    switch json {
    case .integer(let integer) where isAllowed(Double(integer)): return Double(integer)
    case .double(let double) where isAllowed(double): return double
    default: throw error(allowed: allowed)
    }
  }

  /// A text in each of the course's languages.
  func localizedText(_ languages: [Language]) throws(CourseError) -> LocalizedText {
    let fields = try fields(languages.map(\.rawValue))
    var texts: [Language: String] = [:]
    for language in languages { texts[language] = try fields[language.rawValue].text() }
    return LocalizedText(english: texts[.english] ?? "", others: texts)
  }

  /// A tolerance: `{"relative": …, "absolute": …}`.
  func tolerance() throws(CourseError) -> Tolerance {
    let fields = try fields(["relative", "absolute"])
    return Tolerance(
      relative: try fields["relative"].number("0 or more") { $0 >= 0 },
      absolute: try fields["absolute"].number("0 or more") { $0 >= 0 }
    )
  }
}
