// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Testing
import Verdicts

struct StatusTests {
  @Test("The list is the one that the design closes")
  func closedList() {
    let names = Status.allCases.map(\.rawValue)

    #expect(
      names == [
        "passed", "wrong_value", "wrong_shape", "not_implemented", "missing", "build_failed",
        "build_limit", "crashed", "raised", "nonzero_exit", "no_result", "protocol_error",
        "time_limit", "memory_limit", "output_limit", "rejected", "skipped", "sandbox_unavailable",
        "infrastructure_error",
      ]
    )
  }

  @Test("Only faults that are not the student's are ungraded")
  func ungraded() {
    #expect(Status.allCases.filter(\.isUngraded) == [.sandboxUnavailable, .infrastructureError])
  }

  @Test("JUnit's names have hyphens, and nothing but small letters besides")
  func kebabNames() {
    #expect(Status.wrongValue.kebabName == "wrong-value")
    for status in Status.allCases {
      #expect(status.kebabName.allSatisfy { ("a"..."z").contains($0) || $0 == "-" })
    }
  }
}
