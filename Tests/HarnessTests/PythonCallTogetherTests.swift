// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import TestSupport
import Testing

/// Several calls of a function in Python in one box, in real boxes.
@Suite(.tags(.sandbox), .serialized) struct PythonCallTogetherTests {
  private static let signature = Signature(
    function: "f",
    arguments: [.init(name: "n", type: .int)],
    returns: .int
  )
  private static let calls = [1, 2, 3].map { Call(function: "f", arguments: [.int($0)]) }

  private func source(_ body: String) -> SourceFile {
    let text = """
      import os, sys, time
      count = []
      def f(n):
        \(body)
        return 2 * n
      """
    return SourceFile(name: "f.py", bytes: Array(text.utf8))
  }

  /// Makes the calls of a function that begins with `body`, in one round.
  private func callTogether(_ body: String) async throws -> [CallResult]? {
    try await callInRounds([Self.calls], body)[0]
  }

  private func callInRounds(_ rounds: [[Call]], _ body: String) async throws -> [[CallResult]?] {
    try await withPythonHarness { harness in
      let program = try #require(
        try await harness.program(of: [source(body)], for: [Self.signature])
      )
      return try await program.callTogether(rounds)
    }
  }

  @Test("Each call has its own value and what it printed, and no call sees another's variables")
  func valuesComeBack() async throws {
    let results = try await callTogether("count.append(1); print(n, len(count))")

    #expect(results?.map(\.ending) == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
    #expect(
      results?.map { String(decoding: $0.printed, as: UTF8.self) } == ["1 1\n", "2 1\n", "3 1\n"]
    )
  }

  @Test(
    "Nothing is taken from the box when one call does anything but return and raise",
    arguments: [
      "if n == 2: sys.exit(0)", "if n == 2: os._exit(0)",
      "if n == 2: os.kill(os.getppid(), 9)", "if n == 2: os.kill(-1, 9)", "while n == 2: pass",
      // A forged answer on every descriptor, in front of the right one.
      "for d in range(3, 64):\n    try: os.write(d, b'GRF1')\n    except OSError: pass",
      "if n == 2: print('x' * 100000)",
    ]
  )
  func misbehaviour(body: String) async throws {
    #expect(try await callTogether(body) == nil)
  }

  @Test("A call that raises leaves the others theirs")
  func raises() async throws {
    let results = try await callTogether("if n == 2: raise ValueError('two')")

    #expect(
      results?.map(\.ending) == [
        .value(.int(2)),
        .raised(
          type: "ValueError",
          message: "two",
          place: CodePlace(file: "f.py", cell: nil, line: 4)
        ),
        .value(.int(6)),
      ]
    )
  }

  @Test(
    "A round that went well stands whatever a later one does, and none after one that did not",
    arguments: [(0, []), (1, [2]), (2, [2, 4]), (3, [2, 4, 6])] as [(Int, [Int])]
  )
  func rounds(wellBehaved: Int, values: [Int]) async throws {
    let rounds = try await callInRounds(
      Self.calls.map { [$0] },
      "if n == \(wellBehaved + 1): os._exit(0)"
    )

    #expect(rounds.map { $0 == nil } == (0..<3).map { $0 >= wellBehaved })
    #expect(rounds.compactMap(\.self).joined().map(\.ending) == values.map { .value(.int($0)) })
  }

  @Test(
    "Nothing is taken from the box when one call leaves something that the next one could find",
    arguments: [
      "if os.fork() == 0: os.setsid(); time.sleep(1000)",
      // Its own parent is gone before it is looked for.
      "if os.fork() == 0: os.fork() and os._exit(0); os.setsid(); time.sleep(1000)",
      "import subprocess; subprocess.Popen(['sleep', '1000'])",
      "open('left', 'w').close()",
      "open('/tmp/left', 'w').close()",
      "os.mkdir('/dev/shm/left')",
      "import tempfile; tempfile.mkdtemp()",
      "os.chmod('/tmp', 0)",
    ]
  )
  func leftOver(body: String) async throws {
    #expect(try await callTogether(body) == nil)
  }

  @Test("A call that is made alone finds nothing of the calls before it")
  func apart() async throws {
    let body = "found = os.path.exists('left'); open('left', 'w').close(); n = 0 if found else n"
    let endings = try await withPythonHarness { harness in
      let program = try #require(
        try await harness.program(of: [source(body)], for: [Self.signature])
      )
      var endings: [CallResult.Ending] = []
      for call in Self.calls { endings.append(try await program.call(call).ending) }
      return endings
    }

    #expect(endings == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
  }

  @Test(
    "A call can use processes, threads and files that it takes away again",
    arguments: [
      "import subprocess; subprocess.run(['true'])",
      // A process that has ended by itself is nobody's harm.
      "if os.fork() == 0: os._exit(3)\n  time.sleep(0.1)",
      "open('left', 'w').close(); os.unlink('left')",
      "import tempfile; tempfile.TemporaryFile()",
      "import threading; threading.Thread(target=len, args=('',)).start()",
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
      for door in ["mem", "fd/1", "fd/2", "fd/3", "fd/4", "fd/5", "fd/6", "maps"]:
          try: print(door, os.open("/proc/%d/%s" % (os.getppid(), door), os.O_RDWR))
          except OSError: pass
      """
    )

    #expect(results?.map(\.ending) == [.value(.int(2)), .value(.int(4)), .value(.int(6))])
    #expect(results?.map { String(decoding: $0.printed, as: UTF8.self) } == ["", "", ""])
  }
}
