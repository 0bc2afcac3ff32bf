// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One function to implement: a folder of the course, read and checked.
package struct Exercise: Codable, Equatable, Sendable {
  package let title: LocalizedText
  package let signature: Signature
  package let points: Double
  package let checks: [Check]
  package let mistakes: [Mistake]

  package init(
    title: LocalizedText,
    signature: Signature,
    points: Double,
    checks: [Check],
    mistakes: [Mistake]
  ) {
    self.title = title
    self.signature = signature
    self.points = points
    self.checks = checks
    self.mistakes = mistakes
  }

  /// The exercise's name: that of its folder, its files and its function.
  package var name: String { signature.function }
}

/// A known wrong solution and the explanation that it deserves.
package struct Mistake: Codable, Equatable, Sendable {
  package let name: String
  package let explanation: LocalizedText

  package init(name: String, explanation: LocalizedText) {
    self.name = name
    self.explanation = explanation
  }
}
