// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Moments by submission, as a CSV file lists them: extensions or submission times.
package struct StudentMoments: Equatable, Sendable {
  /// By the submission's id.
  package let moments: [String: Moment]

  /// Reads extensions: the columns `id` and `due`.
  ///
  /// - Throws: ``CSVError`` with the line, also for a moment before `deadlines` are due anyhow.
  package init(
    extensions bytes: [UInt8],
    file: String,
    to deadlines: Deadlines
  ) throws(CSVError) {
    try self.init(bytes, file: file, column: "due", notBefore: deadlines.due)
  }

  /// Reads submission times: the columns `id` and `submitted_at`.
  ///
  /// - Throws: ``CSVError`` with the line.
  package init(submissionTimes bytes: [UInt8], file: String) throws(CSVError) {
    try self.init(bytes, file: file, column: "submitted_at", notBefore: nil)
  }

  /// Other columns are for people: names, reasons.
  private init(
    _ bytes: [UInt8],
    file: String,
    column name: String,
    notBefore earliest: Moment?
  ) throws(CSVError) {
    let document = try CSVDocument(bytes, file: file)
    let ids = try document.requiredColumn("id")
    let column = try document.requiredColumn(name)
    var moments: [String: Moment] = [:]
    var lines: [String: Int] = [:]
    for row in try document.body() {
      let id = row.cells[ids].text
      guard !id.isEmpty, id.utf8.count <= JSONNode.limitIDBytes else {
        throw document.error(
          row.line,
          .cell(found: id, allowed: "an id of 1 to \(JSONNode.limitIDBytes) bytes")
        )
      }
      if let earlierLine = lines.updateValue(row.line, forKey: id) {
        throw document.error(row.line, .studentTwice(id: id, earlierLine: earlierLine))
      }
      let text = row.cells[column].text.trimmingBlanks
      guard let moment = Moment(text) else {
        throw document.error(row.line, .cell(found: text, allowed: Moment.allowed))
      }
      if let earliest, moment < earliest {
        throw document.error(
          row.line,
          .cell(found: text, allowed: "a moment not before \(earliest.text)")
        )
      }
      moments[id] = moment
    }
    self.moments = moments
  }
}
