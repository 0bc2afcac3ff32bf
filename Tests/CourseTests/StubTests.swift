// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("Deriving a stub from a reference")
struct StubTests {
  @Test("What stands between the markers gives way to what the stub should say")
  func placeholders() throws {
    let reference = """
      func twice(_ x: Double) -> Double {
        // BEGIN SOLUTION
        // STUB: // Write your code here (1 line).
        // STUB: return 0
        return 2 * x
        // END SOLUTION
      }

      """

    let derived = try stub(fromReference: reference, file: "twice.swift")

    #expect(
      derived == """
        func twice(_ x: Double) -> Double {
          // Write your code here (1 line).
          return 0
        }

        """
    )
  }

  @Test("Without words of its own a solution gives way to a comment, once per solution")
  func ownWords() throws {
    let reference =
      "a\n  // BEGIN SOLUTION\n  b\n  // END SOLUTION\nc\n//BEGIN SOLUTION\n//END SOLUTION"

    let derived = try stub(fromReference: reference, file: "f.swift")

    #expect(derived == "a\n  // Write your code here.\nc\n// Write your code here.")
  }

  @Test("The markers work in Python's comments, however many signs they begin with")
  func python() throws {
    let reference = """
      def twice(x):
          ### BEGIN SOLUTION
          # STUB: # Write your code here.
          # STUB: return None
          return 2 * x
          ## END SOLUTION
      """

    let derived = try stub(fromReference: reference, file: "twice.py")

    #expect(
      derived == """
        def twice(x):
            # Write your code here.
            return None
        """
    )
  }

  @Test("Lines outside the markers are kept byte for byte")
  func untouched() throws {
    let outside = "\tlet s = \"// a SOLUTION\" \r\n\n  // STUBS: é  \n"

    let derived = try stub(
      fromReference: outside + "// BEGIN SOLUTION\n// STUB:\n// END SOLUTION\n",
      file: "f.swift"
    )

    #expect(derived == outside + "\n")
  }

  /// A file with line ends of Windows kept its solutions in the stub: "\r\n" is one Character.
  @Test("Markers are found between line ends of Windows too")
  func windows() throws {
    let derived = try stub(
      fromReference: "a\r\n# BEGIN SOLUTION\r\nb\r\n# END SOLUTION\r\nc\r\n",
      file: "f.py"
    )

    #expect(derived == "a\r\n# Write your code here.\nc\r\n")
  }

  @Test(
    "A marker without its partner is named with its line",
    arguments: [
      (
        "a\n// BEGIN SOLUTION\nb",
        "f.swift: line 2: found 'BEGIN SOLUTION' without an end, allowed it with 'END SOLUTION' below"
      ),
      (
        "a\n// END SOLUTION",
        "f.swift: line 2: found 'END SOLUTION', allowed it after 'BEGIN SOLUTION' only"
      ),
      (
        "// BEGIN SOLUTION\n// BEGIN SOLUTION",
        "f.swift: line 2: found 'BEGIN SOLUTION', allowed 'END SOLUTION' first"
      ),
      ("// STUB: x", "f.swift: line 1: found 'STUB:', allowed it after 'BEGIN SOLUTION' only"),
      (
        "a\n",
        "f.swift: found no solution marked, allowed one between 'BEGIN SOLUTION' and 'END SOLUTION' or more"
      ),
    ]
  )
  func misplaced(reference: String, line: String) throws {
    let error = try #require(throws: CourseError.self) {
      try stub(fromReference: reference, file: "f.swift")
    }

    #expect(error.description == line)
  }
}
