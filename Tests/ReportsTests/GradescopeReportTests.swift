// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

@Suite("Gradescope")
struct GradescopeReportTests {
  /// What Python's `json` makes of it, told in lines.
  private func told(_ submission: MarkedSubmission) async throws -> [String] {
    let script = """
      import json, sys
      result = json.load(sys.stdin)
      known = {'score', 'output', 'output_format', 'test_output_format', 'test_name_format',
               'visibility', 'stdout_visibility', 'extra_data', 'tests'}
      of_test = {'score', 'max_score', 'status', 'name', 'name_format', 'number', 'output',
                 'output_format', 'tags', 'visibility', 'extra_data'}
      assert set(result) <= known, set(result) - known
      tests = result.get('tests', [])
      for test in tests:
          assert set(test) == of_test, set(test) ^ of_test
          assert test['visibility'] in ('hidden', 'visible')
      numbers = [test['number'] for test in tests]
      assert sorted(numbers) == numbers
      print(result.get('score'), sum(test['score'] for test in tests),
            sum(test['max_score'] for test in tests))
      print(result['output'].replace('\\n', ' / '))
      for test in tests:
          print(test['number'], test['status'], test['score'], test['name'], test['visibility'],
                test['extra_data']['status'])
      """
    let text = try await python(script, input: GradescopeReport.bytes(of: submission))
    return text.split(separator: "\n").map(String.init)
  }

  @Test("Tests are the checks, the score is the final one, and hidden cases stay hidden")
  func sample() async throws {
    let lines = try await told(Sample.marked()[0])

    #expect(
      lines == [
        "4 10 30", "10 of 30 points / 2 started days late: 6 points taken off, 4 count.",
        "1.1 passed 0 initialize_parameters_zeros: build visible passed",
        "1.2 passed 3 initialize_parameters_zeros: values 3-2-1 visible passed",
        "1.3 passed 3 initialize_parameters_zeros: values 5-4-3-2 hidden passed",
        "1.4 passed 4 initialize_parameters_zeros: training visible passed",
        "2.1 passed 0 initialize_parameters_random: build visible passed",
        "2.2 failed 0 initialize_parameters_random: values 3-2-1 visible not_implemented",
        "2.3 failed 0 initialize_parameters_random: values 4-4-2 hidden not_implemented",
        "2.4 failed 0 initialize_parameters_random: training visible skipped",
        "3.1 passed 0 initialize_parameters_he: build visible passed",
        "3.2 failed 0 initialize_parameters_he: values 2-4-1 visible wrong_value",
        "3.3 failed 0 initialize_parameters_he: values 5-3 hidden wrong_value",
        "3.4 failed 0 initialize_parameters_he: training visible skipped",
      ]
    )
  }

  @Test("An ungraded submission, and one not for marks, have neither score nor tests")
  func withoutMark() async throws {
    let submissions = Sample.marked()

    #expect(
      try await told(submissions[2]) == [
        "None 0 0",
        "he, values 2-4-1: not graded, by a fault of the grader: the disk is full. "
          + "This is not a zero.",
      ]
    )
    #expect(
      try await told(submissions[3]) == [
        "None 0 0", "3 of 3 points / Not for marks: the program ran without a sandbox.",
      ]
    )
  }

  @Test("Why a hidden case is ungraded is for the instructor alone")
  func hiddenFault() async throws {
    let fault = Sample.values(
      .infrastructureFault(reason: "frame 7 of 5-3"),
      name: "values 5-3",
      visibility: .hidden
    )
    let submission = Sample.marked(
      Sample.submission("ada", exercises: [Sample.exercise("he", [fault])])
    )

    #expect(
      try await told(submission) == [
        "None 0 0", "he, values 5-3: grader's fault. This is not a zero.",
      ]
    )
  }

  @Test("Nothing of a hidden case is in there, and the bytes are those on file")
  func hidden() throws {
    let text = String(
      decoding: GradescopeReport.bytes(of: Sample.marked()[0]),
      as: UTF8.self
    )

    for secret in ["1234567", "7654321", "hidden arguments", "5432\\n", "0.999"] {
      #expect(!text.contains(secret))
    }
    try expectSnapshot(text, "gradescope-ana.json")
  }
}
