// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A folder of `Cases/`: what to type, the files it is about, and what has to come of it.
///
///     arguments       a line for each argument
///     submission/     the student's files, in the current folder beside the course
///     expected.out    standard output, standard error and the exit code, byte for byte
///     expected.err
///     expected.code
///
/// Each case runs in a new folder with a copy of the built-in course, so that it may break it.
struct CommandCase: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }

  /// The cases that need nothing besides their folder; tests name the others and make what is missing.
  static var whole: [CommandCase] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map(CommandCase.init).filter {
      FileManager.default.fileExists(atPath: $0.path("arguments"))
    }
  }

  /// Runs it and holds what comes of it against the expected files.
  ///
  /// `arguments` stand in place of those of the file, `changes` are what the environment has besides,
  /// and `prepare` changes the course or makes files in the folder of the run, whose path it gets. A
  /// `user` owns that folder and runs it.
  func expect(
    _ arguments: [String]? = nil,
    changes: [String: String] = [:],
    by user: OrdinaryUser? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    preparing prepare: (String) throws -> Void = { _ in }
  ) async throws {
    try await withTemporaryFolder { folder in
      try copyCourse(to: folder)
      try copySubmission(to: folder)
      try prepare(folder)
      try user?.own(folder)

      let run = try await GradeProgram.run(
        program: try user?.program,
        try arguments ?? self.arguments(),
        in: folder,
        changes: changes.merging(user?.changes ?? [:]) { own, _ in own },
        becoming: user?.becoming ?? []
      )

      for (name, text) in [("out", run.out), ("err", run.err), ("code", "\(run.code)\n")] {
        try expectFile(
          text,
          path("expected.\(name)"),
          recordedBy: "CommandTests",
          sourceLocation: sourceLocation
        )
      }
    }
  }

  private static let folder = "\(repositoryRoot)/Tests/CommandTests/Cases"

  private func path(_ file: String) -> String { "\(Self.folder)/\(name)/\(file)" }

  private func arguments() throws -> [String] {
    try String(contentsOfFile: path("arguments"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private func copySubmission(to folder: String) throws {
    guard FileManager.default.fileExists(atPath: path("submission")) else { return }
    try FileManager.default.copyItem(atPath: path("submission"), toPath: "\(folder)/submission")
  }
}

/// Copies the built-in course into a folder.
func copyCourse(to folder: String) throws {
  for name in ["grader.json", "exercises", "fixtures"] {
    try FileManager.default.copyItem(
      atPath: "\(repositoryRoot)/\(name)",
      toPath: "\(folder)/\(name)"
    )
  }
}

/// Replaces a text that stands once in a file.
func replace(_ old: String, with new: String, in file: String) throws {
  let text = try String(contentsOfFile: file, encoding: .utf8)
  try #require(text.components(separatedBy: old).count == 2, "'\(old)' once in \(file)")
  try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: file))
}
