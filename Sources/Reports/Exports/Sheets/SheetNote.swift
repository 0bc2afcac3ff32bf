// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Verdicts

/// Something that a person who fills in a sheet has to know: nothing is left out in silence.
package enum SheetNote: Equatable, Sendable {
  /// A student of the sheet for whom no submission came; the cell is as it was.
  case studentWithoutSubmission(student: String, line: Int)
  /// A submission whose id is nobody's in the sheet.
  case submissionWithoutStudent(id: String)
  /// A submission whose id fits several rows; none is filled in.
  case ambiguousSubmission(id: String, lines: [Int])
  /// Submissions that fit the same row; it is as it was.
  case severalSubmissions(ids: [String], line: Int)
  /// Ungraded or not for marks: the cell was emptied, never set to 0.
  case withoutMark(id: String, reason: String)
  /// The cell says that the student is excused or doesn't have the assignment.
  case kept(id: String, cell: String)
  /// The sheet's assignment has another maximum than the submissions.
  case otherMaximum(sheet: String, maxScore: Points)
}

/// A sheet that has been filled in.
package struct FilledSheet: Equatable, Sendable {
  /// The file, in which all but the cells for marks and feedback is as it was, byte for byte.
  package let bytes: [UInt8]
  /// The submissions whose marks are in it, in the order in which they came.
  package let filled: [String]
  /// What came up, the submissions first, in the order in which they came.
  package let notes: [SheetNote]
}
