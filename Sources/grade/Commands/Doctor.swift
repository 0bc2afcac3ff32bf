// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Harness
import Sandbox
import Verdicts

extension Grade {
  struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what this machine has and lacks for grading, with the remedy.",
      discussion: """
        Looks for the toolchain and the sandbox, runs a box, and compiles the kit if it isn't yet.

          grade doctor

        Exit codes: 0 this machine can grade, 69 it lacks something.
        """
    )

    @OptionGroup var languageOption: LanguageOption

    func run() async throws {
      let messages = Messages(in: languageOption.chosen)
      var failed = false
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
      _ = await report(messages.sandbox) {
        try await Sandbox.withSandbox(slotCount: 1) { sandbox in
          try await sandbox.selfTest()
          return ((), messages.closed(sandbox.enforcement))
        }
      }
      if let toolchain, !failed {
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
      if failed { throw Exit.unavailable }
    }
  }
}
