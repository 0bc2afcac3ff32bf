// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A fault of a CSV file that an instructor gave; ``description`` is one line.
package struct CSVError: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Fault: Equatable, Sendable {
    case notUTF8
    /// There is no row at all.
    case empty
    /// In the midst of a cell without quotation marks, or in front of more text.
    case quotationMarkMisplaced
    /// The line is the one that the quotation begins in.
    case quotationNotClosed
    /// A row that is shorter or longer than the header.
    case cellCount(found: Int, header: Int)
    case columnMissing(name: String, found: [String])
    case columnTwice(name: String)
    /// A cell that holds something else than it may.
    case cell(found: String, allowed: String)
    /// A student who stands in an earlier line, too.
    case studentTwice(id: String, earlierLine: Int)
    /// Several columns that the marks could belong in, or none.
    case markColumn(found: [String], named: String?)
  }

  package let file: String
  /// From 1; the header is line 1.
  package let line: Int
  package let fault: Fault

  package init(file: String, line: Int, fault: Fault) {
    self.file = file
    self.line = line
    self.fault = fault
  }
}

extension CSVError: CustomStringConvertible {
  /// One line without a full stop: file, line, what was found, what is allowed.
  package var description: String {
    "\(file): line \(line): found \(fault.found), allowed \(fault.allowed)".escapingControls
  }
}

extension CSVError.Fault {
  var found: String {
    switch self {
    case .notUTF8: "bytes that are not UTF-8"
    case .empty: "nothing"
    case .quotationMarkMisplaced: "a quotation mark out of place"
    case .quotationNotClosed: "a quotation that is not closed"
    case .cellCount(let found, _): found == 1 ? "1 cell" : "\(found) cells"
    case .columnMissing(let name, let found): "no column '\(name)' in \(Self.list(found))"
    case .columnTwice(let name): "the column '\(name)' twice"
    case .cell(let found, _): found.isEmpty ? "nothing" : JSON.string(found).summary
    case .studentTwice(let id, _): "\(JSON.string(id).summary) again"
    case .markColumn(let found, let name?):
      "no column named \(JSON.string(name).summary) for marks, but \(Self.list(found))"
    case .markColumn(let found, nil):
      found.isEmpty ? "no column for marks" : "the columns \(Self.list(found)) for marks"
    }
  }

  var allowed: String {
    switch self {
    case .notUTF8: "UTF-8 text: save the file as 'CSV UTF-8'"
    case .empty: "a header and rows below it"
    case .quotationMarkMisplaced:
      "quotation marks around a whole cell, and doubled ones (\"\") within"
    case .quotationNotClosed: "a closing quotation mark for each that opens a cell"
    case .cellCount(_, let header): "\(header), as in the header"
    case .columnMissing, .columnTwice: "each of the needed columns once"
    case .cell(_, let allowed): allowed
    case .studentTwice(_, let earlierLine): "each student once, as in line \(earlierLine)"
    case .markColumn(_, .some): "the title of one of these"
    case .markColumn: "one of them: name it"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { JSON.string($0).summary }
    return names.isEmpty
      ? "an empty header"
      : shown.joined(separator: ", ")
        + (names.count > shown.count ? " and \(names.count - shown.count) more" : "")
  }
}

extension CourseError {
  /// The fault of a CSV file that belongs to the course.
  package init(_ error: CSVError) {
    self = .wrongValue(
      file: error.file,
      key: "line \(error.line)",
      found: error.fault.found,
      allowed: error.fault.allowed
    )
  }
}
