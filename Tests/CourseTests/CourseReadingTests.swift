// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Testing

@Suite("Reading a course")
struct CourseReadingTests {
  @Test("A sound course is read with all that it says")
  func sample() throws {
    let course = try SampleCourse.read()

    #expect(course.name == "sample")
    #expect(course.title[.portuguese] == "Um exemplo")
    #expect(course.languages == [.english, .portuguese])
    #expect(course.exercises.map(\.name) == ["scale", "start"])
    #expect(
      course.limits.run
        == ResourceLimits(
          wallSeconds: 1.5,
          cpuSeconds: 5,
          memoryMiB: 512,
          processes: 64,
          outputKiB: 32
        )
    )
    #expect(course.limits.build.cpuSeconds == 50)
    let scale = try #require(course.exercise(named: "scale"))
    #expect(scale.signature.description == "func scale(_ x: Matrix, _ factor: Double) -> Matrix")
    #expect(scale.points == 0.3)
    #expect(scale.checks.map(\.after) == [[], ["own"]])
    #expect(scale.mistakes.map(\.name) == ["not_scaled"])
    #expect(scale.mistakes.first?.explanation[.english] == "Scale it.")
    #expect(course.exercise(named: "scales") == nil)
  }

  @Test("A case is read with what the stub and each mistake return, where that is on file")
  func cases() throws {
    let scale = try #require(try SampleCourse.read().exercise(named: "scale"))

    guard case .values(let own) = scale.checks[0].kind,
      case .values(let others) = scale.checks[1].kind
    else {
      Issue.record("no values checks")
      return
    }
    #expect(
      own.cases == [
        Case(
          name: "a",
          arguments: [.matrix(Matrix(rows: 1, columns: 2, elements: [1, 2])), .double(3)],
          visibility: .public,
          expected: .matrix(Matrix(rows: 1, columns: 2, elements: [3, 6])),
          tolerance: Tolerance(relative: 0.5, absolute: 0.25),
          stubValue: .matrix(Matrix(rows: 0, columns: 0, elements: [])),
          mistakeValues: ["not_scaled": .matrix(Matrix(rows: 1, columns: 2, elements: [1, 2]))]
        )
      ]
    )
    #expect(others.cases.map(\.stubValue) == [nil, nil])
    #expect(others.cases.map(\.mistakeValues) == [[:], [:]])
    #expect(others.cases.map(\.visibility) == [.hidden, .public])
  }

  @Test("A check's tolerance wins over the fixture's class, and that over the course's")
  func tolerances() throws {
    let scale = try #require(try SampleCourse.read().exercise(named: "scale"))

    let tolerances = scale.checks.flatMap { check -> [Tolerance] in
      guard case .values(let values) = check.kind else { return [] }
      return values.cases.map(\.tolerance)
    }
    #expect(
      tolerances == [
        Tolerance(relative: 0.5, absolute: 0.25),
        Tolerance(relative: 0, absolute: 0),
        Tolerance(relative: 1e-7, absolute: 1e-9),
      ]
    )
  }

  @Test("A training is read with its costs and its data set, a sample per column")
  func training() throws {
    let course = try SampleCourse.read()

    let start = try #require(course.exercise(named: "start"))
    #expect(
      start.checks.map(\.kind) == [
        .training(
          TrainingCheck(
            arguments: [.ints([2, 1])],
            dataset: "dots",
            iterations: 1500,
            learningRate: 0.01,
            costs: .init(costs: [.infinity, 0.5], relative: 1e-3),
            trainAccuracyAtLeast: 1,
            testAccuracyAtLeast: nil
          )
        )
      ]
    )
    #expect(
      course.datasets == [
        "dots": DataSetFixture(
          train: .init(
            inputs: Matrix(rows: 2, columns: 3, elements: [0.5, -2, 3, 1, 1e-3, 4]),
            labels: [0, 1, 1]
          ),
          test: .init(inputs: Matrix(rows: 2, columns: 1, elements: [7, 8]), labels: [1])
        )
      ]
    )
  }

  @Test("Of a course of which one exercise is asked for, the others stay unread but are named")
  func only() throws {
    let course = try SampleCourse.read(
      [("exercises/start/exercise.json", .write("broken"))],
      only: ["scale", "scales"]
    )

    #expect(course.exercises.map(\.name) == ["scale"])
    #expect(course.exerciseNames == ["scale", "start"])
    #expect(course.datasets.isEmpty)
  }

  @Test("A CSV file may end its lines as Windows does and leave out the last line's end")
  func lineEnds() throws {
    let text = "x1,x2,label\r\n0.5,1,0\r\n-2,1e-3,1\r\n3,4,1"

    let course = try SampleCourse.read([("fixtures/dots/train.csv", .write(text))])

    #expect(course.datasets == (try SampleCourse.read().datasets))
  }

  @Test("A link in place of a file is followed, since the course is the instructor's")
  func link() throws {
    let course = try SampleCourse.read([("fixtures/dots/test.csv", .makeLink(to: "train.csv"))])

    #expect(course.datasets["dots"]?.test == course.datasets["dots"]?.train)
  }

  @Test("A folder without grader.json, or none at all, is no course", arguments: ["/", "/no/such"])
  func noCourse(directory: String) throws {
    let error = try #require(throws: CourseError.self) {
      try CourseDefinition(reading: directory)
    }

    #expect(error == .noCourse(directory: directory))
    #expect(
      error.description
        == "no course in '\(directory)': found no grader.json there; "
        + "name the course's folder with --course"
    )
  }
}
