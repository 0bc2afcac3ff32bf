// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Grading
import Harness
import TestSupport
import Testing
import Verdicts

/// Submissions in Python on the built-in course's exercises, in real boxes.
@Suite(.tags(.sandbox), .serialized) struct PythonGradingTests {
  private let course: CourseDefinition

  init() throws {
    course = try CourseDefinition(reading: repositoryRoot)
  }

  private func file(_ path: String) throws -> SourceFile {
    let url = URL(fileURLWithPath: "\(repositoryRoot)/\(path)")
    return SourceFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
  }

  /// Grades files as the parts of all exercises, or each exercise by a file of its own.
  private func grade(_ files: [String: SourceFile]) async throws -> [ExerciseVerdict] {
    try await withLanguageHarness(limits: course.limits) { harness, _ in
      let grader = Grader(course: course, harness: harness, sandbox: .cgroup)
      let submission = Submission(id: "ada", parts: files.mapValues { .files([$0]) })
      return try await grader.grade(submission, exercises: course.exercises).exercises
    }
  }

  private func grade(_ file: SourceFile) async throws -> [ExerciseVerdict] {
    try await grade(Dictionary(uniqueKeysWithValues: course.exerciseNames.map { ($0, file) }))
  }

  /// The source of one of the course's own solutions in Python, from its first `def` on.
  private func solution(_ exercise: String) throws -> String {
    let path = CoursePaths.reference(exercise, extension: "py")
    let text = String(decoding: try file(path).bytes, as: UTF8.self)
    return String(text[(try #require(text.firstRange(of: "def "))).lowerBound...])
  }

  @Test("A seed that is forgotten is seed 0 in a box, and a generator without one is found out")
  func unseeded() async throws {
    let right = try solution("initialize_parameters_he")
    let forgotten = right.replacing("np.random.seed(3)", with: "pass")
    let unseeded = right.replacing("np.random.seed(3)", with: "rng = np.random.default_rng()")
      .replacing(/np\.random\.randn(\(.*?\]\))/) { "rng.standard_normal(\($0.1))" }
    try #require(forgotten != right && unseeded.contains("rng.standard_normal(("))

    var verdicts: [[Verdict]] = []
    for source in [forgotten, unseeded] {
      let bytes = Array("import numpy as np\n\(source)".utf8)
      let file = SourceFile(name: "initialize_parameters_he.py", bytes: bytes)
      let exercises = try await grade(["initialize_parameters_he": file])
      verdicts.append(exercises.flatMap(\.verdicts).filter { $0.status == .wrongValue })
    }

    #expect(verdicts.allSatisfy { $0.count == 6 })
    #expect(verdicts[0].allSatisfy { $0.mistake?.name == "seed_forgotten" })
    #expect(verdicts[1].allSatisfy { $0.cause == .notRepeatable })
  }

  @Test("References in Python and in Swift give the same bits for every case")
  func sameBits() async throws {
    let answers = try await withLanguageHarness(limits: course.limits) { harness, _ in
      var answers: [[CallResult.Ending]] = []
      for suffix in ["swift", "py"] {
        for exercise in course.exercises {
          let path = CoursePaths.reference(exercise.name, extension: suffix)
          let program = try #require(
            try await harness.program(of: [file(path)], for: [exercise.signature])
          )
          let calls = Self.cases(exercise).map {
            Call(function: exercise.name, arguments: $0.arguments)
          }
          answers.append(try #require(try await program.callTogether([calls])[0]).map(\.ending))
        }
      }
      return answers
    }

    let bits = answers.map { $0.map(Self.bits) }
    #expect(bits.count == 2 * course.exercises.count)
    #expect(Array(bits.prefix(3)) == Array(bits.suffix(3)))
    #expect(bits.joined().allSatisfy { !$0.isEmpty })
  }

  private static func cases(_ exercise: Exercise) -> [Case] {
    exercise.checks.flatMap { check -> [Case] in
      guard case .values(let values) = check.kind else { return [] }
      return values.cases
    }
  }

  private static func bits(_ ending: CallResult.Ending) -> [String: [UInt64]] {
    guard case .value(.parameters(let parameters)) = ending else { return [:] }
    return parameters.mapValues { matrix in
      [UInt64(matrix.rows), UInt64(matrix.columns)] + matrix.elements.map(\.bitPattern)
    }
  }

  @Test("Each mistake in Python is recognised as the one that it is")
  func mistakes() async throws {
    let most = course.exercises.map(\.mistakes.count).max() ?? 0
    #expect(most > 0)
    for round in 0..<most {
      var files: [String: SourceFile] = [:]
      var expected: [String?] = []
      for exercise in course.exercises {
        let mistake = exercise.mistakes[round % exercise.mistakes.count]
        files[exercise.name] = try file(
          CoursePaths.mistake(mistake.name, of: exercise.name, extension: "py")
        )
        expected.append(mistake.name)
      }

      let found = try await grade(files).map { exercise in
        exercise.verdicts.first { $0.kind == .values && $0.status != .passed }?.mistake?.name
      }

      #expect(found == expected)
    }
  }

  @Test(
    "The course's notebook is not implemented in any exercise before it is worked on",
    arguments: Language.allCases
  )
  func untouchedNotebook(_ language: Language) async throws {
    let verdicts = try await grade(try file("exercises/notebook.\(language.rawValue).ipynb"))

    #expect(verdicts.map(\.status) == [.notImplemented, .notImplemented, .notImplemented])
  }

  @Test("The untouched stubs in Python are not implemented")
  func untouchedStubs() async throws {
    let stubs = try course.exerciseNames.map {
      ($0, try file(CoursePaths.stub($0, extension: "py")))
    }

    let verdicts = try await grade(Dictionary(uniqueKeysWithValues: stubs))

    #expect(verdicts.map(\.status) == [.notImplemented, .notImplemented, .notImplemented])
    let hint = verdicts[0].verdicts.dropFirst().first.flatMap {
      Messages(in: .english).hint(of: $0, in: verdicts[0].name)
    }
    #expect(hint?.contains("the lines with None") == true)
  }

  @Test("A notebook with all three functions, trainings and all, gets full marks")
  func rightNotebook() async throws {
    let functions = try course.exerciseNames.map(solution)
    let cells =
      ["import numpy as np\nfrom init_utils import *\n%matplotlib inline"] + functions
      + ["while True: model(train_X, train_Y)"]

    let verdicts = try await grade(try Notebook(cells, outputs: "KeyError: 'W1'").file())

    #expect(verdicts.map(\.status) == [.passed, .passed, .passed])
    #expect(verdicts.map(\.score) == verdicts.map(\.maxScore))
  }

  @Test("Where one function's loop holds comments alone, the others are graded all the same")
  func halfDone() async throws {
    let names = course.exerciseNames
    let stub = "def \(names[0])(layers_dims):\n  p = {}\n  for l in p:\n    # here\n\n  return p"
    let cells = [
      "import numpy as np", stub, try solution(names[1]), try solution(names[2]) + "  )",
    ]

    let verdicts = try await grade(try Notebook(cells).file())

    #expect(verdicts.map(\.status) == [.notImplemented, .passed, .buildFailed])
    let message = Messages(in: .english).message(of: verdicts[2].verdicts[0])
    #expect(message.hasPrefix("cell 4, line "), "it says: \(message)")
  }

  @Test("A mixed submission is graded, each exercise in its own language")
  func mixed() async throws {
    let names = course.exerciseNames
    let verdicts = try await grade([
      names[0]: try file(CoursePaths.reference(names[0], extension: "py")),
      names[1]: try file(CoursePaths.reference(names[1], extension: "swift")),
      names[2]: try Notebook(["import numpy as np", try solution(names[2])]).file(),
    ])

    #expect(verdicts.map(\.status) == [.passed, .passed, .passed])
  }

  @Test("A column that is a vector is a wrong shape, and what makes a column is said")
  func vector() async throws {
    let name = course.exerciseNames[0]
    let source = try solution(name).replacing(
      "np.zeros((layers_dims[l], 1))",
      with: "np.zeros(layers_dims[l])"
    )
    let verdicts = try await grade([
      name: try Notebook(["import numpy as np", source]).file()
    ])

    let values = try #require(verdicts[0].verdicts.first { $0.kind == .values })
    let messages = Messages(in: .english)
    #expect(values.status == .wrongShape)
    #expect(
      messages.message(of: values).hasPrefix("b1 has shape ("),
      "it says: \(messages.message(of: values))"
    )
    #expect(messages.hint(of: values, in: name)?.contains("np.zeros((n, 1))") == true)
  }

  @Test("A notebook's exception is told with cell and line")
  func exception() async throws {
    let name = course.exerciseNames[0]
    let verdicts = try await grade([
      name: try Notebook(["x = 1", "def \(name)(layers_dims):\n  return layers_dims['a']"]).file()
    ])

    let values = try #require(verdicts[0].verdicts.first { $0.kind == .values })
    let said = Language.allCases.map { Messages(in: $0).message(of: values) }
    #expect(
      said == [
        "TypeError was not caught at line 2 of cell 2: list indices must be integers or slices, not str",
        "TypeError não foi tratada na linha 2 da célula 2: list indices must be integers or slices, not str",
      ]
    )
  }
}
