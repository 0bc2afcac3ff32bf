// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// A verdict as the JSON of `--json` and `results/<id>.json`; `docs/json.md` describes it.
package enum JSONReport {
  /// The bytes of the encoded form: UTF-8, indented by two spaces, keys in the documented order, a
  /// line feed at the end.
  ///
  /// The same verdict gives the same bytes on every machine.
  package static func bytes(
    of verdict: SubmissionVerdict,
    for audience: Audience,
    in language: Language
  ) throws -> [UInt8] {
    try bytes(of: EncodedReport(verdict, for: audience, in: language))
  }

  /// As ``bytes(of:for:in:)``, of a form that was made or read before.
  package static func bytes(of report: EncodedReport) throws -> [UInt8] {
    Array((try JSONText(encoding: report).pretty + "\n").utf8)
  }
}
