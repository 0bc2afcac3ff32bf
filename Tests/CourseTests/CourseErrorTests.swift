// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

/// A change to the sample course, and the line that says what is wrong then.
struct BrokenCourse: CustomTestStringConvertible, Sendable {
  let file: String
  let edit: SampleCourse.Edit
  let line: String

  init(_ file: String, _ edit: SampleCourse.Edit, _ line: String) {
    self.file = file
    self.edit = edit
    self.line = line
  }

  init(_ file: String, _ text: String, _ replacement: String, _ line: String) {
    self.init(file, .replace(text, with: replacement), line)
  }

  var testDescription: String { line }

  /// The line that reading the broken course ends in.
  func error() throws -> String {
    let error = try #require(throws: CourseError.self) { try SampleCourse.read([(file, edit)]) }
    return error.description
  }
}

private let grader = "grader.json"
private let scale = "exercises/scale/exercise.json"
private let start = "exercises/start/exercise.json"
private let fixture = "fixtures/scale/a.json"
private let train = "fixtures/dots/train.csv"
private let costs = "fixtures/dots/costs/start.json"

@Suite("What is wrong with a course, in one line")
struct CourseErrorTests {
  @Test(
    "A file that can't be read says why",
    arguments: [
      BrokenCourse(scale, .delete, "exercises/scale/exercise.json: no such file"),
      BrokenCourse(fixture, .delete, "fixtures/scale/a.json: no such file"),
      BrokenCourse(train, .delete, "fixtures/dots/train.csv: no such file"),
      BrokenCourse(costs, .delete, "fixtures/dots/costs/start.json: no such file"),
      BrokenCourse(grader, .makeFolder, "grader.json: found a folder, allowed a file"),
      BrokenCourse(
        fixture,
        .makePipe,
        "fixtures/scale/a.json: found a device, pipe or socket, allowed a file"
      ),
      BrokenCourse(
        fixture,
        .makeLink(to: "a.json"),
        "fixtures/scale/a.json: not readable: Too many levels of symbolic links"
      ),
      BrokenCourse(
        scale,
        .writeBytes([0x7B, 0xFF, 0x7D]),
        "exercises/scale/exercise.json: found bytes that are not UTF-8, allowed UTF-8 text"
      ),
      BrokenCourse(
        train,
        .writeBytes([UInt8](repeating: 0x30, count: 10 * 1024 * 1024 + 1)),
        "fixtures/dots/train.csv: found 10485761 bytes, allowed 10485760 or fewer"
      ),
      BrokenCourse(
        grader,
        .write("{\n\"name\": }"),
        "grader.json: line 2: found no valid JSON: invalid value"
      ),
      BrokenCourse(
        "fixtures/scale/stub/a.json",
        .write(""),
        "fixtures/scale/stub/a.json: found no valid JSON: the file is empty"
      ),
    ]
  )
  func files(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }
}
