// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The strict dialect: valid under Jenkins' junit-10.xsd, and one suite under Surefire's too.
extension XMLWriter {
  /// Begins the `<testsuites>` of a course.
  func startSuites(named name: String, _ counts: JUnitCounts) throws(XMLError) {
    let attributes = [
      ("name", name), ("tests", "\(counts.tests)"), ("failures", "\(counts.failures)"),
      ("errors", "\(counts.errors)"),
      ("time", JUnitTime.seconds(fromMilliseconds: counts.milliseconds)),
    ]
    try start("testsuites", attributes)
  }

  /// Writes a suite with all that is in it.
  func write(_ suite: JUnitSuite) throws(XMLError) {
    let counts = suite.counts
    var attributes = [
      ("name", suite.name), ("tests", "\(counts.tests)"), ("failures", "\(counts.failures)"),
      ("errors", "\(counts.errors)"), ("skipped", "\(counts.skipped)"),
      ("time", JUnitTime.seconds(fromMilliseconds: counts.milliseconds)),
    ]
    if let timestamp = suite.timestamp {
      attributes.append(("timestamp", JUnitTime.timestamp(secondsSince1970: timestamp)))
    }
    try element("testsuite", attributes) { () throws(XMLError) in
      try element("properties") { () throws(XMLError) in
        for (name, value) in suite.properties {
          try element("property", [("name", name), ("value", value)])
        }
      }
      for testcase in suite.cases { try write(testcase, of: suite) }
    }
  }

  private func write(_ testcase: JUnitSuite.Case, of suite: JUnitSuite) throws(XMLError) {
    let attributes = [
      ("name", testcase.name), ("classname", suite.name),
      ("time", JUnitTime.seconds(fromMilliseconds: testcase.milliseconds)),
    ]
    try element("testcase", attributes) { () throws(XMLError) in
      try write(testcase.outcome)
      try element("system-out", text: testcase.output)
    }
  }

  private func write(_ outcome: JUnitSuite.Outcome) throws(XMLError) {
    switch outcome {
    case .passed: break
    case .failure(let type, let message, let text):
      try element("failure", [("message", message), ("type", type)], text: text)
    case .skipped(let message, let text):
      try element("skipped", [("message", message)], text: text)
    case .error(let type, let message, let text):
      try element("error", [("message", message), ("type", type)], text: text)
    }
  }
}
