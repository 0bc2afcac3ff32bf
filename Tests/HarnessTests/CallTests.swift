// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Harness
import Testing

@Suite struct CallTests {
  private func call(_ argument: Value) -> Call {
    Call(function: "f", arguments: [argument])
  }

  // An answer that was made early was taken for that of another call, whose argument Swift's `==` takes
  // for the same: 1 / -0.0 is no 1 / 0.0.
  @Test("Two calls are one exactly where a box reads the same bytes")
  func equality() {
    #expect(call(.double(0)) == call(.double(0)))
    #expect(call(.double(0)) != call(.double(-0.0)))
    #expect(call(.double(.nan)) == call(.double(.nan)))
    #expect(call(.string("\u{E9}")) != call(.string("e\u{301}")))
    #expect(call(.int(1)) != call(.int(2)))
    #expect(call(.int(1)) != Call(function: "g", arguments: [.int(1)]))
  }
}
