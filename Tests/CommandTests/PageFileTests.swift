// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension WholeProgram {
  @Suite("--html", .serialized)
  struct PageFileTests {
    @Test("A check writes its page into a folder that it makes, with the plots of what was trained")
    func check() async throws {
      try await withTemporaryFolder { folder in
        let run = try await GradeProgram.run(
          ["--submission", "examples/grace", "--html", "\(folder)/pages"],
          in: repositoryRoot
        )

        let page = try text(of: "\(folder)/pages/grace.html")
        #expect(run.code == 0)
        #expect(try names(in: "\(folder)/pages") == ["grace.html"])
        #expect(page.contains("30 of 30 points"))
        #expect(page.matches(of: /<svg\s/).count == 9)
        #expect(page.contains(#"<path class="ref""#))
        #expect(page.utf8.count < 300_000)
      }
    }

    @Test("A training writes a page of its own beside it, in the language that was asked for")
    func train() async throws {
      try await withTemporaryFolder { folder in
        let run = try await GradeProgram.run(
          [
            "train", "initialize_parameters_he", "--submission", "examples/grace", "--html", folder,
            "--language", "pt-BR",
          ],
          in: repositoryRoot
        )

        let page = try text(of: "\(folder)/grace.training.html")
        #expect(run.code == 0)
        #expect(try names(in: folder) == ["grace.training.html"])
        #expect(page.contains(#"<html lang="pt-BR">"#))
        #expect(page.matches(of: /<svg\s/).count == 3)
        #expect(page.contains("Fronteira de decisão"))
      }
    }

    @Test("A folder that can't be had is found out before grading")
    func impossible() async throws {
      try await withTemporaryFolder { folder in
        let file = "\(folder)/file"
        try Data().write(to: URL(fileURLWithPath: file))

        let run = try await GradeProgram.run(["--html", file], in: repositoryRoot)

        #expect(
          run
            == GradeProgram.Run(
              out: "",
              err: "grade: --html '\(file)': that is no folder\n",
              code: 64
            )
        )
      }
    }

    @Test("A batch writes the class page and, for each student, the page that it links to")
    func batch() async throws {
      try await withTemporaryFolder { folder in
        let run = try await GradeProgram.run(
          ["batch", "examples", "--output", "\(folder)/out"],
          in: repositoryRoot
        )

        let entries = try names(in: "\(repositoryRoot)/examples").filter { $0 != "README.md" }
        let pages = entries.map { $0.prefix { $0 != "." } + ".html" }
        let page = try text(of: "\(folder)/out/index.html")
        let links = Set(page.matches(of: /href="([^"#]+)"/).map { String($0.1) })
        #expect(run.code == 0)
        #expect(links == Set(pages.map { "feedback/" + $0 }))
        #expect(try names(in: "\(folder)/out/feedback") == pages.map(String.init))
        // A hidden case's numbers are for the instructor.
        #expect(try text(of: "\(folder)/out/feedback/ada.html").contains("W1 expected"))
        #expect(try !text(of: "\(folder)/out/feedback/ada.html").contains("[5, 3]"))
      }
    }

    @Test("With --watch it grades again when an editor has put another file in place, until Ctrl-C")
    func watch() async throws {
      try await withTemporaryFolder { folder in
        let name = "initialize_parameters_zeros"
        let file = "\(folder)/\(name).swift"
        let right = "\(repositoryRoot)/exercises/\(name)/reference/\(name).swift"
        let stub = "\(repositoryRoot)/exercises/\(name)/\(name).swift"
        try FileManager.default.copyItem(atPath: stub, toPath: file)
        let program = Process()
        program.executableURL = URL(fileURLWithPath: try GradeProgram.path)
        program.arguments = [name, "--submission", folder, "--watch"]
        program.currentDirectoryURL = URL(fileURLWithPath: repositoryRoot)
        program.environment = GradeProgram.environment
        let output = Pipe()
        program.standardOutput = output
        program.standardError = FileHandle.nullDevice
        try program.run()
        defer { program.terminate() }

        let first = read(output, until: "0 of 10 points\n")
        try FileManager.default.copyItem(atPath: right, toPath: "\(folder)/.new")
        #expect(rename("\(folder)/.new", file) == 0)
        let second = read(output, until: "\n10 of 10 points\n")
        program.interrupt()
        program.waitUntilExit()

        #expect(first.contains("not implemented"))
        #expect(second.hasPrefix("\n" + String(repeating: "-", count: 72) + "\n\n"))
        #expect(program.terminationStatus == 130)
      }
    }

    /// What is printed until it ends with a text, or to its end.
    private func read(_ pipe: Pipe, until end: String) -> String {
      var text = Data()
      while !String(decoding: text, as: UTF8.self).hasSuffix(end) {
        let more = pipe.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
      }
      return String(decoding: text, as: UTF8.self)
    }

    private func text(of file: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }

    private func names(in folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
  }
}
