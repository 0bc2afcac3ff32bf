// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// All submissions of a course as one document with a `<testsuites>` root, made suite by suite.
///
/// The root's counts come first in the document: every verdict is counted once and then written once.
/// Readers lose or refuse a document without suites, so there must be at least one; they should come
/// in the order of their names.
package struct JUnitAggregate: ~Copyable {
  /// The counts over all suites, verdict by verdict.
  package struct Totals: Sendable {
    private let maker: JUnitSuiteMaker
    fileprivate var counts = JUnitCounts()

    package init(options: JUnitReport.Options) {
      maker = JUnitSuiteMaker(options: options)
    }

    package mutating func count(_ verdict: SubmissionVerdict) {
      counts = counts + maker.counts(of: verdict)
    }
  }

  private let maker: JUnitSuiteMaker
  private let writer: XMLWriter

  /// Begins the document.
  package init(
    course: String,
    totals: Totals,
    options: JUnitReport.Options
  ) throws(XMLError) {
    let writer = try XMLWriter()
    try writer.startSuites(named: SafeText.line(course, maxBytes: 250), totals.counts)
    self.writer = writer
    maker = JUnitSuiteMaker(options: options)
  }

  /// The document's next bytes, with a further suite.
  package func adding(_ verdict: SubmissionVerdict) throws(XMLError) -> [UInt8] {
    try writer.write(maker.suite(of: verdict))
    return try writer.take()
  }

  /// The document's last bytes.
  package consuming func finish() throws(XMLError) -> [UInt8] {
    try writer.end("testsuites")
    return try writer.finish()
  }
}
