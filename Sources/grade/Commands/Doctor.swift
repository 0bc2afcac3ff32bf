// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Harness
import Sandbox
import Verdicts

extension Grade {
  struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what this machine has and lacks for grading, with the remedy.",
      discussion: """
        Looks for the toolchain and the sandbox, runs a box, and compiles the kit if it isn't yet. \
        Looks for Python and numpy, which submissions in Python alone need: without them it is only \
        said, unless the course's grader.json names an interpreter.

          grade doctor

        Exit codes: 0 this machine can grade, 69 it lacks something.
        """
    )

    @OptionGroup var languageOption: LanguageOption
    @OptionGroup var courseOptions: CourseOptions

    func run() async throws {
      let messages = Messages(in: languageOption.chosen)
      var failed = false
      // A course that nobody named and that can't be read is another command's matter.
      let course =
        courseOptions.course == nil
        ? try? courseOptions.read(exercises: []) : try courseOptions.read(exercises: [])
      let settings = course?.python ?? PythonSettings()
      func report<Value>(_ name: String, _ find: () async throws -> (Value, String)) async -> Value?
      {
        do {
          let (value, text) = try await find()
          Terminal.print("✓ \(name)  \(text)\n")
          return value
        } catch {
          Terminal.print("✗ \(name)  \(messages.words(for: error))\n")
          failed = true
          return nil
        }
      }

      let toolchain = await report(messages.toolchain) {
        let toolchain = try Toolchain(searchPath: Surroundings.searchPath)
        return (toolchain, toolchain.folder)
      }
      let enforcement = await report(messages.sandbox) {
        try await Sandbox.withSandbox(slotCount: 1) { sandbox in
          try await sandbox.selfTest()
          return (sandbox.enforcement, messages.closed(sandbox.enforcement))
        }
      }
      // Everything else is tried in a box.
      guard enforcement != nil else { throw Exit.unavailable }
      if let toolchain {
        _ = await report(messages.kit) {
          try await Sandbox.withSandbox(slotCount: 1) { sandbox in
            let kit = try await Kit(
              toolchain: toolchain,
              cacheFolder: Surroundings.cacheFolder,
              sandbox: sandbox
            )
            return (kit, messages.kitKept(in: Surroundings.cacheFolder))
          }
        }
      }
      do {
        let text = try await Self.python(settings)
        Terminal.print("✓ \(messages.python)  \(text)\n")
      } catch let error as HarnessError where settings == PythonSettings() {
        Terminal.print("- \(messages.python)  \(messages.words(for: error))\n")
      } catch {
        Terminal.print("✗ \(messages.python)  \(messages.words(for: error))\n")
        failed = true
      }
      if failed { throw Exit.unavailable }
    }

    /// Where the interpreter is, and which versions of it and of numpy run in a box.
    private static func python(_ settings: PythonSettings) async throws -> String {
      let python = try Python(settings)
      return try await Sandbox.withSandbox(slotCount: 1) { sandbox in
        "\(python.program), \(try await python.probe(in: sandbox))"
      }
    }
  }
}
