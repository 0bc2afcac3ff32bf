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

  /// Makes the calls of a function that begins with `body`, in one round.
  private func callTogether(_ body: String) async throws -> [CallResult]? {
    try await callInRounds([Self.calls], body)[0]
  }

  private func callInRounds(_ rounds: [[Call]], _ body: String) async throws -> [[CallResult]?] {
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
      return try await program.callTogether(rounds)
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
      // A forged answer on every descriptor, in front of the right one.
      "for file in 3..<Int32(128) { var bytes: [UInt8] = [71, 82, 70, 49]; write(file, &bytes, 4) }",
      "if number == 2 { print(String(repeating: \"x\", count: 100_000)) }",
    ]
  )
  func misbehaviour(body: String) async throws {
    let results = try await callTogether(body)

    #expect(results == nil)
  }

  @Test(
    "A round that went well stands whatever a later one does, and none after one that did not",
    arguments: [(0, []), (1, [2]), (2, [2, 4]), (3, [2, 4, 6])] as [(Int, [Int])]
  )
  func rounds(wellBehaved: Int, values: [Int]) async throws {
    let rounds = try await callInRounds(
      Self.calls.map { [$0] },
      "if number == \(wellBehaved + 1) { exit(0) }"
    )

    #expect(rounds.map { $0 == nil } == (0..<3).map { $0 >= wellBehaved })
    #expect(rounds.compactMap(\.self).joined().map(\.ending) == values.map { .value(.int($0)) })
  }

  @Test(
    "Nothing is taken from the box when one call leaves something that the next one could find",
    arguments: [
      "if cfork() == 0 { setsid(); sleep(1000) }",
      // Its own parent is gone before it is looked for.
      "if cfork() == 0 { if cfork() != 0 { _exit(0) }; setsid(); sleep(1000) }",
      "close(creat(\"left\", 0o600))",
      "mkdir(\"/dev/shm/left\", 0o700)",
      "chmod(\"/tmp\", 0)",
    ]
  )
  func leftOver(body: String) async throws {
    let results = try await callTogether(body)

    #expect(results == nil)
  }

  @Test(
    "A call can use processes and files that it takes away again",
    arguments: [
      "let child = cfork(); if child == 0 { _exit(3) }; waitpid(child, nil, 0)",
      // A process that has ended by itself is nobody's harm.
      "if cfork() == 0 { _exit(3) }; usleep(100_000)",
      "close(creat(\"left\", 0o600)); unlink(\"left\")",
    ]
  )
  func tidy(body: String) async throws {
    let results = try await callTogether(body)

    #expect(results?.map(\.ending) == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
  }

  @Test("No call can open the process that answers, or the channel of its answer")
  func shut() async throws {
    let results = try await callTogether(
      """
      let doors = ["mem", "fd/64", "fd/65", "fd/3"].map { (door: String) in
        open("/proc/\\(getppid())/\\(door)", O_WRONLY)
      }
      print(doors, fcntl(64, F_GETFD), fcntl(65, F_GETFD))
      """
    )

    #expect(
      results?.map { String(decoding: $0.printed, as: UTF8.self) }
        == Array(repeating: "[-1, -1, -1, -1] -1 -1\n", count: 3)
    )
  }
}
