// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import TestSupport
import Testing

/// Several calls in one box, in real boxes.
@Suite(.tags(.sandbox), .serialized) struct CallTogetherTests {
  private static let signature = Signature(
    function: "twice",
    arguments: [.init(name: "number", type: .int)],
    returns: .int
  )
  private static let calls = [1, 2, 3].map { Call(function: "twice", arguments: [.int($0)]) }

  /// Makes the calls of a function that begins with `body`.
  private func callTogether(_ body: String) async throws -> [CallResult]? {
    let source = """
      import Glibc
      @_silgen_name("fork") func cfork() -> Int32
      nonisolated(unsafe) var count = 0
      func twice(_ number: Int) -> Int {
        \(body)
        return 2 * number
      }
      """
    return try await withHarness { harness, _ in
      let file = SourceFile(name: "twice.swift", bytes: Array(source.utf8))
      let program = try #require(try await harness.program(of: [file], for: [Self.signature]))
      return try await program.callTogether(Self.calls)
    }
  }

  @Test("Each call has its own value and what it printed, and no call sees another's variables")
  func valuesComeBack() async throws {
    let results = try #require(
      try await callTogether("count += 1; print(\"\\(number): \\(count)\")")
    )

    #expect(results.map(\.ending) == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
    #expect(
      results.map { String(decoding: $0.printed, as: UTF8.self) } == ["1: 1\n", "2: 1\n", "3: 1\n"]
    )
  }

  @Test(
    "Nothing is taken from the box when one call does anything but return",
    arguments: [
      "if number == 2 { exit(0) }",
      "if number == 2 { exit(3) }",
      "if number == 2 { fatalError() }",
      "if number == 2 { while true {} }",
      "if number == 2 { kill(getppid(), SIGKILL) }",
      "if number == 2 { kill(-1, SIGKILL) }",
      // A forged answer on the channel, in front of the right one.
      "if number == 2 { var bytes: [UInt8] = [71, 82, 70, 49]; write(64, &bytes, 4) }",
      "if number == 2 { print(String(repeating: \"x\", count: 100_000)) }",
    ]
  )
  func misbehaviour(body: String) async throws {
    let results = try await callTogether(body)

    #expect(results == nil)
  }

  @Test("A process that a call leaves behind ends with the box and holds nothing up")
  func leftOver() async throws {
    let results = try await callTogether("if cfork() == 0 { setsid(); sleep(1000) }")

    #expect(results?.map(\.ending) == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
  }
}
