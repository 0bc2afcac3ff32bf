// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing

@Suite("Fixture files")
struct FixtureFileTests {
  private static func signature(_ type: ValueType) -> Signature {
    Signature(function: "f", arguments: [.init(name: "x", type: type)], returns: type)
  }

  private static func read(_ text: String, _ type: ValueType) throws -> FixtureFile {
    let node = JSONNode(try JSON(parsing: text, file: "f.json"), file: "f.json")
    return try FixtureFile(node, signature: signature(type))
  }

  @Test("A fixture is written with one row per line and parameters by layer")
  func golden() throws {
    let column = Matrix(rows: 2, columns: 1, elements: [1e-300, -0.0])
    let fixture = FixtureFile(
      provenance: "by hand: a \"quoted\" word, a / and an é",
      arguments: [.ints([2, 4, 1])],
      toleranceClass: "exact",
      value: .parameters([
        "W10": column,
        "b2": Matrix(rows: 1, columns: 2, elements: [.nan, -.infinity]),
        "W2": Matrix(rows: 2, columns: 2, elements: [0.1, 3, 1e22, .leastNonzeroMagnitude]),
        "b10": Matrix(rows: 0, columns: 3, elements: []),
      ])
    )

    #expect(
      fixture.text == """
        {
          "provenance": "by hand: a \\"quoted\\" word, a / and an é",
          "arguments": [[2, 4, 1]],
          "tolerance": "exact",
          "value": {
            "W2": [
              [0.1, 3.0],
              [1e+22, 5e-324]
            ],
            "b2": [["nan", "-inf"]],
            "W10": [
              [1e-300],
              [-0.0]
            ],
            "b10": {"columns": 3, "rows": 0}
          }
        }

        """
    )
  }

  @Test(
    "What is written reads back as the same value of the same type",
    arguments: [
      Value.int(.max), .int(.min), .int(-1), .double(0.1), .double(-.infinity), .double(5),
      .double(.greatestFiniteMagnitude), .bool(true), .string(""), .string("é\n\"\\\u{0}/👩🏽‍🔬"),
      .ints([]), .ints([9_007_199_254_740_993, -3]), .doubles([]), .doubles([1, 2.5, .infinity]),
      .strings(["a", ""]), .matrix(Matrix(rows: 2, columns: 0, elements: [])),
      .matrix(Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4])), .matrices([]),
      .matrices([Matrix(rows: 1, columns: 1, elements: [7])]), .parameters([:]),
      .parameters(["W1": Matrix(rows: 1, columns: 2, elements: [1, 2])]),
      .tuple([.matrix(Matrix(rows: 1, columns: 1, elements: [7])), .double(2), .string("inf")]),
    ]
  )
  func roundTrip(value: Value) throws {
    let fixture = FixtureFile(provenance: "a test", arguments: [value], value: value)

    let read = try Self.read(fixture.text, value.type)

    #expect(read == fixture)
    #expect(read.text == fixture.text)
  }

  @Test("Every finite double and a zero's sign come back bit for bit")
  func bits() throws {
    // Seed 1; bit patterns drawn evenly meet subnormal and huge numbers too.
    var random = RandomState(seed: 1)
    var doubles = [-0.0, .leastNonzeroMagnitude, 2.2250738585072014e-308]
    while doubles.count < 1000 {
      let halves = (0..<2).map { _ in UInt64(random.randint(0, 1 << 32)) }
      let double = Double(bitPattern: halves[0] << 32 | halves[1])
      if double.isFinite { doubles.append(double) }
    }
    let fixture = FixtureFile(
      provenance: "a test",
      arguments: [.doubles([])],
      value: .doubles(doubles)
    )

    let read = try Self.read(fixture.text, .doubles)

    guard case .doubles(let back) = read.value else {
      Issue.record("no doubles came back")
      return
    }
    #expect(back.map(\.bitPattern) == doubles.map(\.bitPattern))
  }

  @Test("NaN comes back as NaN")
  func nan() throws {
    let fixture = FixtureFile(
      provenance: "a test",
      arguments: [.double(0)],
      value: .double(-.nan)
    )

    let read = try Self.read(fixture.text, .double)

    guard case .double(let back) = read.value else {
      Issue.record("no double came back")
      return
    }
    #expect(back.isNaN)
  }
}
