// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("The types of a signature")
struct ValueTypeTests {
  @Test(
    "Each type is read as it is spelled",
    arguments: [
      ("Int", ValueType.int), ("Double", .double), ("Bool", .bool), ("String", .string),
      ("[Int]", .ints), ("[Double]", .doubles), ("[String]", .strings), ("Matrix", .matrix),
      ("[Matrix]", .matrices), ("Parameters", .parameters),
      ("(Matrix, Double)", .tuple([.matrix, .double])),
      ("([Int], String, Parameters)", .tuple([.ints, .string, .parameters])),
    ]
  )
  func spelling(text: String, type: ValueType) {
    #expect(ValueType(parsing: text) == type)
    #expect(type.description == text)
  }

  @Test(
    "What is outside the closed set is no type",
    arguments: [
      "", "int", "Float", "[Int", "[[Int]]", "[String: Int]", "Int?", "()", "(Int)", "(Int,)",
      "((Int, Int), Int)", "(Int, Float)", "Int -> Int", "[Parameters]",
    ]
  )
  func unknown(text: String) {
    #expect(ValueType(parsing: text) == nil)
  }

  @Test("A signature reads as the first line of a stub")
  func signature() {
    let signature = Signature(
      function: "step",
      arguments: [.init(name: "weights", type: .matrix), .init(name: "rate", type: .double)],
      returns: .tuple([.matrix, .double])
    )

    #expect(
      signature.description
        == "func step(_ weights: Matrix, _ rate: Double) -> (Matrix, Double)"
    )
  }
}
