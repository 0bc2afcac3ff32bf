// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Testing

@Suite("The built-in course's files")
struct BuiltInFilesTests {
  @Test("Each stub is what its reference derives")
  func stubs() throws {
    for exercise in try BuiltInCourse.read().exercises.map(\.name) {
      for suffix in ["swift", "py"] {
        let reference = CoursePaths.reference(exercise, extension: suffix)

        let derived = try stub(fromReference: BuiltInCourse.text(reference), file: reference)

        #expect(try BuiltInCourse.text(CoursePaths.stub(exercise, extension: suffix)) == derived)
        #expect(!derived.contains("SOLUTION"))
      }
    }
  }

  @Test("The notebook's functions are the stubs in Python", arguments: Language.allCases)
  func notebooks(language: Language) throws {
    let path = "\(BuiltInCourse.directory)/exercises/notebook.\(language.rawValue).ipynb"
    let notebook = try JSONDecoder().decode(
      Notebook.self,
      from: Data(contentsOf: URL(fileURLWithPath: path))
    )

    let functions = notebook.cells.filter { $0.cellType == "code" }
      .map { $0.source.joined() + "\n" }.filter { $0.hasPrefix("def ") }

    let stubs = try BuiltInCourse.read().exerciseNames.map { exercise in
      let stub = try BuiltInCourse.text(CoursePaths.stub(exercise, extension: "py"))
      return String(stub[(try #require(stub.firstRange(of: "def "))).lowerBound...])
    }
    #expect(functions == stubs)
  }

  /// What of a notebook the test above looks at.
  private struct Notebook: Decodable {
    let cells: [Cell]

    struct Cell: Decodable {
      let cellType: String
      let source: [String]

      enum CodingKeys: String, CodingKey {
        case cellType = "cell_type"
        case source
      }
    }
  }

  @Test("Each fixture file is as the writer would write it, and there are none that nobody reads")
  func fixtures() throws {
    for exercise in try BuiltInCourse.read().exercises {
      let cases = BuiltInCourse.cases(exercise).map(\.name).sorted()
      let folder = "fixtures/\(exercise.name)"
      let folders =
        [folder, "\(folder)/stub"]
        + exercise.mistakes.map { "\(folder)/mistakes/\($0.name)" }

      for folder in folders {
        #expect(try BuiltInCourse.names(in: folder, extension: ".json") == cases)
        for name in cases {
          let file = "\(folder)/\(name).json"
          let fixture = try FixtureFile(
            reading: file,
            in: BuiltInCourse.directory,
            signature: exercise.signature
          )
          #expect(try BuiltInCourse.text(file) == fixture?.text)
        }
      }
      #expect(
        try BuiltInCourse.names(in: "\(folder)/mistakes", extension: "")
          == exercise.mistakes.map(\.name).sorted()
      )
    }
  }

  @Test("Every mistake has a source, and every source is a mistake of exercise.json")
  func mistakeSources() throws {
    for exercise in try BuiltInCourse.read().exercises {
      let folder = "exercises/\(exercise.name)/mistakes"

      for suffix in [".swift", ".py"] {
        #expect(
          try BuiltInCourse.names(in: folder, extension: suffix)
            == exercise.mistakes.map(\.name).sorted()
        )
      }
    }
  }

  @Test("In no case do two mistakes return the same, and in the public case none is right")
  func mistakesAreTold() throws {
    for exercise in try BuiltInCourse.read().exercises {
      for example in BuiltInCourse.cases(exercise) {
        let wrong = exercise.mistakes.compactMap { example.mistakeValues[$0.name] }
          .filter { $0 != example.expected }

        for (index, value) in wrong.enumerated() {
          #expect(!wrong[..<index].contains(value), "\(exercise.name) \(example.name)")
        }
        if example.visibility == .public { #expect(wrong.count == exercise.mistakes.count) }
        #expect(example.stubValue == .parameters([:]))
      }
    }
  }

  @Test("Every explanation is short, plain, and in both languages", arguments: Language.allCases)
  func explanations(language: Language) throws {
    for exercise in try BuiltInCourse.read().exercises {
      for mistake in exercise.mistakes {
        let text = mistake.explanation[language]

        #expect((100...420).contains(text.count), "\(mistake.name): \(text.count) characters")
        #expect(!text.contains("!") && !text.contains("\n"), "\(mistake.name)")
        if language != .english { #expect(text != mistake.explanation[.english]) }
      }
    }
  }

  @Test(
    "Every statement shows the signature and the public case's value",
    arguments: Language.allCases
  )
  func statements(language: Language) throws {
    for exercise in try BuiltInCourse.read().exercises {
      let statement = try BuiltInCourse.text(CoursePaths.statement(exercise.name, language))
      let example = try #require(
        BuiltInCourse.cases(exercise).first { $0.visibility == .public }
      )

      #expect(statement.contains("\n\(exercise.signature)\n"))
      #expect(statement.contains("`\(example.arguments[0].json.compactText)`"))
      guard case .parameters(let parameters) = example.expected else { continue }
      for (name, matrix) in parameters {
        #expect(statement.contains("\n\(name) = \(matrix)\n"), "\(exercise.name) \(name)")
      }
    }
  }
}
