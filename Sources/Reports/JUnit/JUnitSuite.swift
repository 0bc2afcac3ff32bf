// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A `<testsuite>`: one submission, in the words of JUnit, with nothing left to decide but its bytes.
struct JUnitSuite {
  /// What a test case came to: at most one of the three elements, as every reader expects.
  enum Outcome {
    case passed
    case failure(type: String, message: String, text: String)
    case skipped(message: String, text: String)
    case error(type: String, message: String, text: String)

    var kind: Kind {
      switch self {
      case .passed: .passed
      case .failure: .failure
      case .skipped: .skipped
      case .error: .error
      }
    }
  }

  /// An outcome without its texts: all that is counted of it.
  enum Kind {
    case passed
    case failure
    case skipped
    case error
  }

  /// A `<testcase>`: one check, or one case of a values check.
  struct Case {
    let name: String
    let milliseconds: Int
    let outcome: Outcome
    /// What stands in `<system-out>`; never empty.
    let output: String
  }

  let name: String
  /// Seconds since 1970; nil leaves the time stamp out.
  let timestamp: Int?
  let properties: [(name: String, value: String)]
  /// Never empty: a suite without cases is not recorded at all by some readers.
  let cases: [Case]

  var counts: JUnitCounts {
    cases.reduce(into: JUnitCounts()) { counts, testcase in
      counts.count(testcase.outcome.kind, milliseconds: testcase.milliseconds)
    }
  }
}

/// What the counters of a suite, or of all of them, say: always counted from what is written, or by
/// what decides on that.
struct JUnitCounts {
  var tests = 0
  var failures = 0
  var errors = 0
  var skipped = 0
  /// The sum over the cases: some readers show this, others the attribute.
  var milliseconds = 0

  /// Counts one test case.
  mutating func count(_ kind: JUnitSuite.Kind, milliseconds: Int) {
    tests += 1
    self.milliseconds += milliseconds
    switch kind {
    case .passed: break
    case .failure: failures += 1
    case .skipped: skipped += 1
    case .error: errors += 1
    }
  }

  static func + (left: JUnitCounts, right: JUnitCounts) -> JUnitCounts {
    JUnitCounts(
      tests: left.tests + right.tests,
      failures: left.failures + right.failures,
      errors: left.errors + right.errors,
      skipped: left.skipped + right.skipped,
      milliseconds: left.milliseconds + right.milliseconds
    )
  }
}
