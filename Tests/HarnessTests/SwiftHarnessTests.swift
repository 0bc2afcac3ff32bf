// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Harness
import Sandbox
import TestSupport
import Testing

/// Real compilers in real boxes: these tests fail where bubblewrap or the toolchain is missing.
@Suite(.tags(.sandbox), .serialized) struct SwiftHarnessTests {
  private static let signature = Signature(
    function: "scale",
    arguments: [.init(name: "sizes", type: .ints)],
    returns: .parameters
  )

  private func build(_ source: String) async throws -> BuildResult {
    try await withHarness { harness, _ in
      try await harness.build(
        [SourceFile(name: "scale.swift", bytes: Array(source.utf8))],
        for: [Self.signature]
      )
    }
  }

  private func call(_ body: String, prelude: String = "") async throws -> CallResult {
    let source = """
      import CourseKit
      \(prelude)
      func scale(_ sizes: [Int]) -> Parameters {
        \(body)
      }
      """
    return try await withHarness { harness, _ in
      let file = SourceFile(name: "scale.swift", bytes: Array(source.utf8))
      let result = try await harness.build([file], for: [Self.signature])
      guard case .built(let program) = result else {
        throw NotBuilt(result: result)
      }
      return try await program.call(Call(function: "scale", arguments: [.ints([2, 3])]))
    }
  }

  private struct NotBuilt: Error {
    let result: BuildResult
  }

  @Test("A function that is not public is called and its value comes back with the bits it had")
  func valueComesBack() async throws {
    let result = try await call(
      """
      print("hello")
      return ["W1": Matrix(rows: 1, columns: 3, elements: [0.1, -0.0, .infinity])]
      """
    )

    #expect(
      result.ending
        == .value(
          .parameters(["W1": Matrix(rows: 1, columns: 3, elements: [0.1, -0.0, .infinity])])
        )
    )
    #expect(String(decoding: result.printed, as: UTF8.self) == "hello\n")
  }

  @Test(
    "What a program does instead of returning is told apart",
    arguments: [
      ("while true {}", CallResult.Ending.limit(.cpu(seconds: 1))),
      ("sleep(100); return [:]", .limit(.wall(seconds: 8))),
      ("exit(0)", .noValue),
      ("return [\"a\": .zeros(1000, 1000)]", .limit(.value(kibibytes: 1024))),
      ("exit(3)", .exited(code: 3)),
      (
        "let a = [1]; _ = a[sizes[1]]; return [:]",
        .trapped(reason: "Index out of range", file: "scale.swift", line: 4)
      ),
      (
        "let m = Matrix.zeros(2, 2); _ = m[2, 0]; return [:]",
        .trapped(
          reason:
            "Matrix index (2, 0) is outside a 2 x 2 matrix: rows go from 0 to 1, columns from 0 to 1",
          file: "scale.swift",
          line: 4
        )
      ),
      (
        "fatalError(\"my reason\")",
        .trapped(reason: "my reason", file: "scale.swift", line: 4)
      ),
      (
        "let x: Int? = nil; return [\"a\": .zeros(x!, 1)]",
        .trapped(
          reason: "Unexpectedly found nil while unwrapping an Optional value",
          file: "scale.swift",
          line: 4
        )
      ),
      (
        "let a = [Double](repeating: 1, count: 134_217_728); return [\"a\": Matrix(rows: 1, columns: 1, elements: [a[5]])]",
        .limit(.memory(mebibytes: 256))
      ),
      (
        "while true { print(String(repeating: \"A\", count: 4096)) }",
        .limit(.output(kibibytes: 64))
      ),
      (
        "func f(_ n: Int) -> Int { n == 0 ? 0 : 1 + f(n + 1) }; return [\"a\": .zeros(f(1), 1)]",
        .trapped(
          reason: "Bad memory access, or calls nested too deeply",
          file: "scale.swift",
          line: 4
        )
      ),
    ]
  )
  func endings(_ body: String, _ ending: CallResult.Ending) async throws {
    let result = try await call(body, prelude: "import Foundation")

    #expect(result.ending == ending)
    #expect(result.wall < .seconds(20))
  }

  @Test("A compiler's complaint has the student's file name, line and text")
  func complaint() async throws {
    let source =
      "import CourseKit\nfunc scale(_ sizes: [Int]) -> Parameters {\n  return nothing\n}\n"

    guard case .refused(let complaints) = try await build(source) else {
      Issue.record("it was built")
      return
    }

    #expect(
      complaints.first
        == .init(
          place: .init(file: "scale.swift", line: 3, column: 10, text: "  return nothing"),
          severity: .error,
          message: "cannot find 'nothing' in scope"
        )
    )
  }

  @Test(
    "A function that isn't there, or has another signature, is told from other faults",
    arguments: [
      ("", "missing"),
      ("func other() {}", "missing"),
      ("func scale(_ sizes: [Int]) -> [[Double]] { [] }", "differs ([Int]) -> [[Double]]"),
      (
        "func scale(_ sizes: [Int], seed: Int = 3) -> Parameters { [:] }",
        "differs ([Int], Int) -> Parameters"
      ),
      (
        "func scale(sizes: [Int]) -> Parameters { [:] }",
        "differs func scale(sizes: [Int]) -> Parameters"
      ),
      ("private func scale(_ sizes: [Int]) -> Parameters { [:] }", "differs -"),
      (
        "func scale(_ sizes: [Int]) -> Parameters { [:] }\n@_cdecl(\"main\") public func m() -> Int32 { 0 }",
        "refused duplicate symbol: main"
      ),
    ]
  )
  func linking(_ source: String, _ expected: String) async throws {
    let text =
      switch try await build("import CourseKit\n" + source) {
      case .built: "built"
      case .missing: "missing"
      case .unwritten: "unwritten"
      case .unsuitable(let reason): "unsuitable \(reason)"
      case .differs(_, let found): "differs \(found ?? "-")"
      case .refused(let complaints): "refused \(complaints[0].message)"
      case .limit(let limit): "limit \(limit)"
      }

    #expect(text == expected)
  }

  @Test(
    "Without bubblewrap all is the same: values, traps with their line, complaints, what is missing",
    arguments: [
      ("[\"W1\": .zeros(1, 1)]", "value(Course.Value.parameters([\"W1\": [[0.]]]))"),
      (
        "{ let a = [1]; _ = a[sizes[1]]; return [:] }()",
        "trapped(reason: \"Index out of range\", file: Optional(\"scale.swift\"), line: Optional(3))"
      ),
      (
        "{ print(NSTemporaryDirectory().hasPrefix(\"/tmp/grade-box-\")); exit(3) }()",
        "exited(code: 3)"
      ),
      ("nothing", "scale.swift:3: cannot find 'nothing' in scope"),
    ]
  )
  func withoutBubblewrap(_ expression: String, _ expected: String) async throws {
    let source = """
      import CourseKit; import Foundation
      func scale(_ sizes: [Int]) -> Parameters {
        \(expression)
      }
      """
    let machine = try Machine(usesBubblewrap: false)

    let found = try await withHarness(machine: machine) { harness, _ in
      let file = SourceFile(name: "scale.swift", bytes: Array(source.utf8))
      switch try await harness.build([file], for: [Self.signature]) {
      case .built(let program):
        let call = Call(function: "scale", arguments: [.ints([2, 3])])
        return "\(try await program.call(call).ending)"
      case .refused(let complaints):
        let place = complaints[0].place
        return "\(place?.file ?? ""):\(place?.line ?? 0): \(complaints[0].message)"
      case let other: return "\(other)"
      }
    }

    #expect(found == expected)
  }
}
