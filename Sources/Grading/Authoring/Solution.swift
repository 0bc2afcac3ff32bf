// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// One of the course's own solutions of an exercise: the right one, the stub or a known mistake.
package enum Solution: Hashable, Sendable {
  case reference
  case stub
  case mistake(String)

  /// All solutions that an exercise has, the right one first.
  package static func all(of exercise: Exercise) -> [Solution] {
    [.reference, .stub] + exercise.mistakes.map { .mistake($0.name) }
  }

  /// The solution's file in a language, relative to the course's folder.
  package func path(in exercise: Exercise, _ language: ProgrammingLanguage = .swift) -> String {
    let suffix = String(language.suffixes[0].dropFirst())
    return switch self {
    case .reference: CoursePaths.reference(exercise.name, extension: suffix)
    case .stub: CoursePaths.stub(exercise.name, extension: suffix)
    case .mistake(let name): CoursePaths.mistake(name, of: exercise.name, extension: suffix)
    }
  }

  /// Where what it returns for a case is kept.
  package func fixturePath(in exercise: Exercise, case name: String) -> String {
    switch self {
    case .reference: CoursePaths.fixture(exercise.name, case: name)
    case .stub: CoursePaths.stubFixture(exercise.name, case: name)
    case .mistake(let mistake):
      CoursePaths.mistakeFixture(exercise.name, mistake: mistake, case: name)
    }
  }

  /// What the fixtures say that it returns for a case; nil for nothing.
  func fixture(of case: Case) -> Value? {
    switch self {
    case .reference: `case`.expected
    case .stub: `case`.stubValue
    case .mistake(let name): `case`.mistakeValues[name]
    }
  }
}
