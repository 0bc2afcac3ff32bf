// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension WholeProgram {
  @Suite("Completion in shells", .serialized)
  struct CompletionTests {
    @Test("There is a script for each shell", arguments: ["bash", "zsh", "fish"])
    func script(_ shell: String) async throws {
      let run = try await GradeProgram.run(["--generate-completion-script", shell], in: "/")

      #expect(run.code == 0)
      #expect(run.err.isEmpty)
      for command in ["check", "train", "list", "doctor", "validate", "fixtures"] {
        #expect(run.out.contains(command))
      }
      #expect(!run.out.contains("benchmark"))
    }

    @Test("bash completes the names of commands, exercises and languages")
    func bash() async throws {
      #expect(try await completions(of: "", after: "do") == ["doctor"])
      #expect(
        try await completions(of: "check", after: "initialize_parameters_z")
          == ["initialize_parameters_zeros"]
      )
      #expect(try await completions(of: "check --language", after: "p") == ["pt-BR"])
    }

    /// What bash offers for a beginning, after some words.
    private func completions(of words: String, after beginning: String) async throws -> [String] {
      let script = """
        source <("$1" --generate-completion-script bash)
        COMP_WORDS=("$1" $2 "$3")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _grade "$1" "$3" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let run = try await GradeProgram.run(
        program: "bash",
        ["-c", script, "bash", try GradeProgram.path, words, beginning],
        in: repositoryRoot
      )
      return run.out.split(separator: "\n").map { $0.trimmingSuffix(while: \.isWhitespace) }
        .map(String.init)
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
