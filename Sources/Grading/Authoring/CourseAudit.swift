// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Harness
import Verdicts

/// Holds a course's own solutions against its fixtures, to find out whether the course is sound.
///
/// Sound means: a reference gets full marks, a stub is `not_implemented`, every mistake fails and is
/// the one that is named, and each returns what its fixtures say.
package struct CourseAudit: Sendable {
  private let grader: Grader
  private let folder: CourseFolder

  package init(grader: Grader, folder: CourseFolder) {
    self.grader = grader
    self.folder = folder
  }

  /// One thing that is wrong with the course.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(description: String) {
      self.description = description
    }
  }

  /// What is wrong with the files around an exercise's solutions: a statement that is missing, a
  /// stub that is not what the reference without its solution is.
  ///
  /// - Throws: `CourseError` for a reference or stub that can't be read.
  package func faultsOfFiles(of exercise: Exercise) throws -> [Fault] {
    var faults: [Fault] = []
    for language in grader.course.languages {
      let path = CoursePaths.statement(exercise.name, language)
      if try folder.textIfPresent(path) == nil {
        faults.append(Fault(description: "\(path): no such file"))
      }
    }
    let reference = Solution.reference.path(in: exercise)
    let derived = try stub(fromReference: folder.text(reference), file: reference)
    let path = Solution.stub.path(in: exercise)
    if try folder.text(path) != derived {
      faults.append(Fault(description: "\(path): it is not \(reference) without the solution"))
    }
    return faults
  }

  /// The languages that the course has a solution of an exercise in; Swift always.
  ///
  /// - Throws: `CourseError` for a file that can't be read.
  package func languages(
    of solution: Solution,
    in exercise: Exercise
  ) throws -> [ProgrammingLanguage] {
    try ProgrammingLanguage.allCases.filter { language in
      try language == .swift || folder.textIfPresent(solution.path(in: exercise, language)) != nil
    }
  }

  /// Everything that is wrong with one solution of an exercise; empty when it is sound.
  ///
  /// - Throws: what grading throws, and what reading the file does.
  package func faults(
    of solution: Solution,
    in exercise: Exercise,
    _ language: ProgrammingLanguage = .swift
  ) async throws -> [Fault] {
    let path = solution.path(in: exercise, language)
    let file = SourceFile(
      name: exercise.name + language.suffixes[0],
      bytes: Array(try folder.text(path).utf8)
    )
    let submission = Submission(id: path, parts: [exercise.name: .files([file])])
    let verdict = try await grader.grade(submission, exercises: [exercise]).exercises[0]
    return isExpected(verdict, of: solution)
      ? [] : [Fault(description: "\(path): \(summary(verdict, of: solution))")]
  }

  private func isExpected(_ verdict: ExerciseVerdict, of solution: Solution) -> Bool {
    let values = verdict.verdicts.filter { $0.kind == .values }
    return switch solution {
    case .reference:
      verdict.status == .passed
    case .stub:
      values.allSatisfy { $0.status == .notImplemented }
    case .mistake(let name):
      verdict.status != .passed && !verdict.status.isUngraded
        && values.contains { $0.mistake?.name == name }
    }
  }

  private func summary(_ verdict: ExerciseVerdict, of solution: Solution) -> String {
    let expected =
      switch solution {
      case .reference: "the reference should pass"
      case .stub: "the stub should be not_implemented"
      case .mistake: "the mistake should fail and be named"
      }
    let found = verdict.verdicts.first { $0.status != .passed }
    let message = found.map { "\($0.name): \(Messages(in: .english).message(of: $0))" }
    return "\(expected), but \(message ?? "it passed")"
  }
}
