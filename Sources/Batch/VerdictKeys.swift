// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Digests
package import Verdicts

/// The digests under which verdicts are kept: of all that a verdict depends on.
package struct VerdictKeys: Sendable {
  private let exercises: [ContentDigest]
  private let names: [String]

  /// The digest of the whole course, as far as it is graded.
  package let course: ContentDigest

  /// Takes the digests of a course's exercises: of each its definition with all fixtures, the data
  /// sets that it trains on, the limits, how boxes hold them, what builds submissions, by its identity,
  /// and this version of grade.
  ///
  /// - Throws: `EncodingError`, for nothing that a course can hold.
  package init(
    course: CourseDefinition,
    sandbox: SandboxLevel,
    harness: String,
    graderVersion: String
  ) throws {
    let common = [
      Array("\(VerdictCoding.version) \(sandbox.rawValue) \(graderVersion)".utf8),
      Array(harness.utf8), try course.limits.canonicalBytes,
    ]
    names = course.exercises.map(\.name)
    let contents = try course.exercises.map { exercise in
      let datasets = exercise.datasets.compactMap { course.datasets[$0] }
      return ContentDigest(
        of: [try exercise.canonicalBytes] + (try datasets.map { try $0.canonicalBytes })
      )
    }
    exercises = contents.map { ContentDigest(of: common + [$0.bytes]) }
    self.course = ContentDigest(of: try [course.limits.canonicalBytes] + contents.map(\.bytes))
  }

  /// The keys of a submission's verdicts, in the order of the course's exercises.
  ///
  /// All of its files are part of each key, since files that build together can use one another.
  package func keys(of submission: Submission) -> [ContentDigest] {
    let files = names.map { Self.bytes(of: submission.parts[$0]) }
    let content = ContentDigest(of: zip(names, files).flatMap { [Array($0.utf8)] + $1 })
    return exercises.map { ContentDigest(of: [$0.bytes, content.bytes]) }
  }

  private static func bytes(of part: Submission.Part?) -> [[UInt8]] {
    switch part {
    case .files(let files):
      [Array("files \(files.count)".utf8)] + files.flatMap { [Array($0.name.utf8), $0.bytes] }
    case .missing(let expected): [Array("missing \(expected)".utf8)]
    case .rejected(let reason): [Array("rejected \(reason)".utf8)]
    case nil: [Array("none".utf8)]
    }
  }
}

extension Exercise {
  /// The names of the data sets that its checks train on.
  fileprivate var datasets: [String] {
    checks.compactMap { check in
      if case .training(let training) = check.kind { training.dataset } else { nil }
    }
  }
}
