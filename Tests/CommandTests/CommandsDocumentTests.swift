// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `docs/commands.md` is written from what ArgumentParser says about the commands.
@Suite("docs/commands.md")
struct CommandsDocumentTests {
  @Test("It describes the commands as the program knows them")
  func document() async throws {
    let run = try await GradeProgram.run(["--experimental-dump-help"], in: "/")
    let dump = try JSONDecoder().decode(Dump.self, from: Data(run.out.utf8))

    try expectFile(
      text(of: dump.command),
      "\(repositoryRoot)/docs/commands.md",
      recordedBy: "CommandTests",
      sourceLocation: #_sourceLocation
    )
  }

  /// The parts of the dump that the document is made from.
  private struct Dump: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    struct Argument: Decodable {
      let abstract: String?
      let kind: String
      let isRepeating: Bool
      let isOptional: Bool
      let names: [Name]?
      let valueName: String?
      let allValues: [String]?
      let shouldDisplay: Bool
    }
    struct Command: Decodable {
      let commandName: String
      let abstract: String
      let discussion: String?
      let arguments: [Argument]?
      let subcommands: [Command]?
      let shouldDisplay: Bool
    }
    let command: Command
  }

  private func text(of root: Dump.Command) -> String {
    let commands = (root.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    let index = commands.map {
      "- [`grade \($0.commandName)`](#grade-\($0.commandName)): \($0.abstract)\n"
    }
    return """
      <!-- Written by the tests: RECORD_SNAPSHOTS=1 ./test --filter CommandsDocumentTests -->
      # Commands

      \(root.abstract)

      \(discussion(of: root))
      \(index.joined())
      Every command has `--help`. Results go to standard output, progress and errors to standard error.
      `grade --generate-completion-script bash` prints the completions for a shell: bash, zsh or fish.

      """ + commands.map(section).joined()
  }

  private func section(of command: Dump.Command) -> String {
    let arguments = (command.arguments ?? [])
      .filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName ?? "") }
    let rows = arguments.map { "| `\(spelling(of: $0))` | \(meaning(of: $0)) |\n" }
    let table = rows.isEmpty ? "" : "\n| argument | meaning |\n|---|---|\n" + rows.joined()
    return """

      ## grade \(command.commandName)

      \(command.abstract)

      \(discussion(of: command))
      """ + table
  }

  /// The discussion, with what is indented as a block of code.
  private func discussion(of command: Dump.Command) -> String {
    let paragraphs = (command.discussion ?? "").components(separatedBy: "\n\n")
    return paragraphs.map { paragraph in
      let lines = paragraph.split(separator: "\n")
      guard lines.allSatisfy({ $0.hasPrefix("  ") }) else { return escaped(paragraph) + "\n" }
      return "```sh\n" + lines.map { $0.dropFirst(2) + "\n" }.joined() + "```\n"
    }
    .joined(separator: "\n")
  }

  private func spelling(of argument: Dump.Argument) -> String {
    let value = "<\(argument.valueName ?? "value")>"
    let names = (argument.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
    return switch argument.kind {
    case "positional": argument.isRepeating ? "\(value) …" : value
    case "flag": names.joined(separator: ", ")
    default: "\(names.joined(separator: ", ")) \(value)"
    }
  }

  private func meaning(of argument: Dump.Argument) -> String {
    escaped(argument.abstract ?? "").replacing("|", with: "\\|")
  }

  /// Markdown takes what stands in angle brackets for HTML.
  private func escaped(_ text: String) -> String {
    text.replacing("<", with: "\\<")
  }
}
