// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  /// The transcripts of the documents: blocks of `console`.
  ///
  /// Each line `$ ./grade …` is followed by what it prints; recording writes that into the document.
  @Suite("Transcripts in the documents are what the program prints", .serialized)
  struct TranscriptTests {
    @Test("Those about the built-in course", arguments: ["README.md", "examples/README.md"])
    func builtInCourse(_ path: String) async throws {
      let document = try Markdown(reading: path)

      try await expectTranscripts(of: document, in: repositoryRoot)
    }

    @Test("Those about a new exercise, with the files that the document shows")
    func newExercise() async throws {
      let document = try Markdown(reading: "docs/writing-an-exercise.md")
      try await withTemporaryFolder { folder in
        try copyCourse(to: folder)
        for block in document.blocks {
          guard let path = block.path else { continue }
          let file = URL(fileURLWithPath: "\(folder)/\(path)")
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
          )
          try Data(block.text.utf8).write(to: file)
        }
        try replace(
          "\"initialize_parameters_he\"\n",
          with: "\"initialize_parameters_he\",\n    \"relu\"\n",
          in: "\(folder)/grader.json"
        )

        try await expectTranscripts(of: document, in: folder)
      }
    }

    private func expectTranscripts(
      of document: Markdown,
      in folder: String,
      sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      let prompt = "$ ./grade"
      var blocks = document.blocks
      for index in blocks.indices where blocks[index].language == "console" {
        var text = ""
        for line in blocks[index].text.split(separator: "\n") where line.hasPrefix(prompt) {
          let arguments = line.dropFirst(prompt.count).split(separator: " ").map(String.init)
          let run = try await GradeProgram.run(arguments, in: folder)
          text += "\(line)\n\(run.out)\(run.err)"
        }
        blocks[index].text = text
      }
      #expect(blocks.contains { $0.language == "console" }, "a transcript in \(document.path)")
      try document.expect(blocks, recordedBy: "CommandTests", sourceLocation: sourceLocation)
    }
  }
}
