// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("JSON as this room reads it")
struct JSONTests {
  @Test("Each kind of value is told apart, whole numbers from others")
  func kinds() throws {
    let json = try JSON(
      parsing: #"{"a": [null, true, -3, 9007199254740993, 2.0, 0.5, -0.0, 1e300, "é"]}"#,
      file: "f.json"
    )

    #expect(
      json
        == .object([
          "a": .array([
            .null, .bool(true), .integer(-3), .integer(9_007_199_254_740_993), .integer(2),
            .double(0.5), .double(-0.0), .double(1e300), .string("é"),
          ])
        ])
    )
  }

  @Test(
    "Text that is no JSON is named with its line, as far as the library knows it",
    arguments: [
      ("", "f.json: found no valid JSON: the file is empty"),
      (" \n ", "f.json: found no valid JSON: the file is empty"),
      ("{\n  \"a\": 1\n  \"b\": 2\n}", "f.json: line 3: found no valid JSON: invalid value"),
      (
        "{\n  \"a\": [1, 2\n",
        "f.json: line 3: found no valid JSON: unexpected end of file during JSON parse"
      ),
      ("{\"a\":\n\n 01}", "f.json: line 3: found no valid JSON: number with leading zero"),
      ("[1e999]", "f.json: found no valid JSON: number 1e999 is not representable in Swift"),
      (
        String(repeating: "[", count: 100_000),
        "f.json: line 1: found no valid JSON: too many nested arrays or dictionaries"
      ),
    ]
  )
  func faults(text: String, line: String) throws {
    let error = try #require(throws: CourseError.self) { try JSON(parsing: text, file: "f.json") }

    #expect(error.description == line)
  }
}
