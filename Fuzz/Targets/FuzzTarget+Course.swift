// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation

extension FuzzTarget {
  private static let exercise = "initialize_parameters_he"

  /// A file of a course: its number, then its bytes; the files beside it are sound.
  ///
  /// A fault is one line of a few kilobytes, and a fixture that was read is written to a text that is
  /// read as the same.
  /// - Throws: where the course can't be made.
  static func course(in folder: String) throws -> FuzzTarget {
    let files = try soundFiles()
    let names = files.keys.sorted()
    for name in names {
      try write(files[name] ?? [], to: "\(folder)/\(name)")
    }
    let signature = try course(reading: folder).exercises[0].signature
    return FuzzTarget(name: "course") { input in
      guard let first = input.first else { return .refused }
      let name = names[Int(first) % names.count]
      do {
        try write(Array(input.dropFirst()), to: "\(folder)/\(name)")
        let outcome = outcome(ofCourseIn: folder, fixture: fixture, signature)
        // The next input is to find them sound; a fixture that was read is written anew.
        for name in [name, fixture] { try write(files[name] ?? [], to: "\(folder)/\(name)") }
        return outcome
      } catch {
        return .broken("its folder can't be written: \(error)")
      }
    }
  }

  private static func course(reading folder: String) throws(CourseError) -> CourseDefinition {
    try CourseDefinition(reading: folder, only: [exercise], allowsMissingFixtures: true)
  }

  private static let fixture = CoursePaths.fixture(exercise, case: "2-4-1")

  private static func outcome(
    ofCourseIn folder: String,
    fixture: String,
    _ signature: Signature
  ) -> Outcome {
    do {
      _ = try course(reading: folder)
      guard let first = try FixtureFile(reading: fixture, in: folder, signature: signature) else {
        return .broken("its fixture is gone")
      }
      try write(Array(first.text.utf8), to: "\(folder)/\(fixture)")
      let second = try FixtureFile(reading: fixture, in: folder, signature: signature)
      return Outcome(second?.text == first.text, orElse: "a fixture is read as another")
    } catch let fault as CourseError {
      let line = fault.description
      return line.utf8.count <= 4096 && !line.contains(where: \.isNewline)
        ? .refused : .broken("a fault is no short line: \(line)")
    } catch {
      return .broken("\(error)")
    }
  }

  /// The built-in course with one exercise, without its other fixtures, and with a short data set,
  /// so that thousands a minute can be read.
  private static func soundFiles() throws -> [String: [UInt8]] {
    func text(_ file: String) throws -> String {
      try String(contentsOfFile: "\(repositoryRoot)/\(file)", encoding: .utf8)
    }
    func firstLines(_ file: String) throws -> String {
      try text(file).split(separator: "\n").prefix(5).joined(separator: "\n") + "\n"
    }
    let train = "fixtures/circles/train.csv"
    let test = "fixtures/circles/test.csv"
    let whole = [
      CoursePaths.grader, CoursePaths.exercise(exercise), fixture,
      CoursePaths.costs("circles", "he"),
    ]
    var files = [train: try firstLines(train), test: try firstLines(test)]
    for file in whole { files[file] = try text(file) }
    return files.mapValues { Array($0.utf8) }
  }

  private static var repositoryRoot: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
  }
}
