// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What is known about when a submission came in.
package enum SubmissionTime: Codable, Equatable, Sendable {
  case unknown
  case at(Moment)
  /// An archive's name says that it was late, and nothing says by how much.
  case late

  /// The time from a list of submission times, or else what the archive's name says.
  package init(_ moment: Moment?, isLateByName: Bool) {
    self = moment.map(Self.at) ?? (isLateByName ? .late : .unknown)
  }
}
