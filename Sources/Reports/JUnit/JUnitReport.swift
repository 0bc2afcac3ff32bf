// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// Verdicts as JUnit XML, in the dialect that all the common readers accept.
///
/// JUnit has no score: points stand in the suite's properties, in front of each message and in the
/// first line of `<system-out>`.
package enum JUnitReport {
  /// What the files say besides the verdicts.
  package struct Options: Sendable {
    package let audience: Audience
    package let language: Language
    package let graderVersion: String
    /// When it was graded, in seconds since 1970; nil leaves it out, so that the same verdicts give
    /// the same bytes.
    package let timestamp: Int?
    /// Whether what a program printed is shown for checks that passed, too.
    package let showsOutputOfPassed: Bool

    package init(
      audience: Audience,
      language: Language,
      graderVersion: String,
      timestamp: Int? = nil,
      showsOutputOfPassed: Bool = false
    ) {
      self.audience = audience
      self.language = language
      self.graderVersion = graderVersion
      self.timestamp = timestamp
      self.showsOutputOfPassed = showsOutputOfPassed
    }
  }

  /// One submission as a document with a `<testsuite>` root.
  package static func bytes(
    of verdict: SubmissionVerdict,
    options: Options
  ) throws(XMLError) -> [UInt8] {
    let writer = try XMLWriter()
    try writer.write(JUnitSuiteMaker(options: options).suite(of: verdict))
    return try writer.finish()
  }

  /// The name that a submission's file has in a batch: `TEST-<course>.<submission>.xml`; `name` is the
  /// submission's own in file names.
  package static func fileName(course: String, name: String) -> String {
    "TEST-\(JUnitName.part(course, maxLength: 60)).\(name).xml"
  }
}
