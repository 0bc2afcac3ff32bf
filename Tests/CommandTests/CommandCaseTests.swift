// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// The tests that run the built program: one at a time, since most of them use every core.
@Suite("The whole program", .serialized, .tags(.sandbox))
enum WholeProgram {}

extension WholeProgram {
  @Suite("Cases that are whole in their folder", .serialized)
  struct CommandCaseTests {
    @Test("What is typed ends in what is expected", arguments: CommandCase.whole)
    func whole(_ theCase: CommandCase) async throws {
      try await theCase.expect()
    }
  }
}
