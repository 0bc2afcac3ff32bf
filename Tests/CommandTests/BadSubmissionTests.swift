// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("Submissions that can't lie in the repository", .serialized)
  struct BadSubmissionTests {
    private let exercise = "initialize_parameters_he"
    private let arguments = ["initialize_parameters_he", "--submission", "submission"]

    private let archiveArguments = ["initialize_parameters_he", "--submission", "ada.zip"]

    @Test("A file that is not UTF-8")
    func notUTF8() async throws {
      try await CommandCase(name: "not-utf-8").expect(arguments) { folder in
        let latin1 = Data("import CourseKit\n// inicializa".utf8) + [0xE7, 0xE3] + Data("o\n".utf8)
        try write(latin1, in: folder)
      }
    }

    @Test("A file of 50 MB")
    func large() async throws {
      try await CommandCase(name: "large-file").expect(arguments) { folder in
        try write(Data(repeating: UInt8(ascii: "/"), count: 50_000_000), in: folder)
      }
    }

    @Test("A file that can't be read is no fault of its author's")
    func unreadable() async throws {
      let user = OrdinaryUser()
      try await withTemporaryFolder { folder in
        try copyCourse(to: folder)
        try write(Data("func f() {}".utf8), in: folder)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0],
          ofItemAtPath: file(in: folder)
        )
        try user.own(folder)

        let run = try await GradeProgram.run(
          program: try user.program,
          arguments,
          in: folder,
          changes: user.changes,
          becoming: user.becoming
        )

        let name = "submission/\(exercise).swift"
        let words = "the submission '\(name)' can't be read: Permission denied"
        #expect(run == .init(out: "", err: "grade: \(words)\n", code: 66))
      }
    }

    @Test("A folder in the place of the file")
    func folder() async throws {
      try await CommandCase(name: "folder-as-file").expect(arguments) { folder in
        try FileManager.default.createDirectory(
          atPath: file(in: folder),
          withIntermediateDirectories: true
        )
      }
    }

    @Test("A link to a file elsewhere")
    func link() async throws {
      try await CommandCase(name: "link-as-file").expect(arguments) { folder in
        try makeSubmission(in: folder)
        try FileManager.default.createSymbolicLink(
          atPath: file(in: folder),
          withDestinationPath: "\(folder)/exercises/\(exercise)/reference/\(exercise).swift"
        )
      }
    }

    @Test("A loop without end, with a second of processor time")
    func infiniteLoop() async throws {
      try await CommandCase(name: "infinite-loop").expect(arguments) { folder in
        try replace(#""cpu_seconds": 2"#, with: #""cpu_seconds": 1"#, in: "\(folder)/grader.json")
      }
    }

    @Test("An archive of sound files is graded")
    func archive() async throws {
      try await CommandCase(name: "archive").expect(archiveArguments) { folder in
        let reference = URL(
          fileURLWithPath: "\(folder)/exercises/\(exercise)/reference/\(exercise).swift"
        )
        try TestArchive([
          .file("My work/\(exercise).swift", data: try Data(contentsOf: reference)),
          .file("__MACOSX/My work/._\(exercise).swift", "-"),
        ])
        .write(to: "\(folder)/ada.zip")
      }
    }

    @Test("An archive with a path that leads out of it")
    func climbingArchive() async throws {
      try await CommandCase(name: "archive-climbs").expect(archiveArguments) { folder in
        try TestArchive([.file("../\(exercise).swift", "-")]).write(to: "\(folder)/ada.zip")
      }
    }

    @Test("An archive that is none")
    func noArchive() async throws {
      try await CommandCase(name: "archive-damaged")
        .expect(archiveArguments + ["--language", "pt-BR"]) { folder in
          try Data("no zip".utf8).write(to: URL(fileURLWithPath: "\(folder)/ada.zip"))
        }
    }

    /// Made here, since the formatter reads every Swift file of the repository.
    @Test("A file that is no Swift")
    func syntaxError() async throws {
      let source = """
        import CourseKit

        func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
          var parameters: Parameters = [:]
          for l in 1..<layers_dims.count {
            parameters["b\\(l)"] = Matrix.zeros(layers_dims[l], 1
          }
          return parameters
        }

        """
      try await CommandCase(name: "syntax-error").expect(arguments) { folder in
        try write(Data(source.utf8), in: folder)
      }
    }

    private func file(in folder: String) -> String { "\(folder)/submission/\(exercise).swift" }

    private func makeSubmission(in folder: String) throws {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/submission",
        withIntermediateDirectories: true
      )
    }

    private func write(_ data: Data, in folder: String) throws {
      try makeSubmission(in: folder)
      try data.write(to: URL(fileURLWithPath: file(in: folder)))
    }
  }
}
