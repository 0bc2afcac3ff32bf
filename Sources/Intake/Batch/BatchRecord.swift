// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// An entry of an archive of submissions.
struct BatchRecord: Equatable, Sendable {
  let path: [String]
  let content: Content

  enum Content: Equatable, Sendable {
    case folder
    /// Of a kind that nobody asks for.
    case ignored
    /// In the spool.
    case kept(Range<Int>)
    /// The submission that it is a part of can't be taken in.
    case rejected(RejectionReason)
  }

  var keptBytes: Int {
    if case .kept(let range) = content { range.count } else { 0 }
  }

  /// Puts together what belongs to one file or folder of the batch, in the archive's order.
  ///
  /// One folder around all of it is looked through, unless it is a student's own: named by a learning
  /// platform, or with an exercise in it.
  /// - Returns: the depth of the folders' names, 0 or 1, and their records; none is empty.
  static func groups(
    _ records: [BatchRecord],
    exercises: [String]
  ) -> (depth: Int, groups: [[BatchRecord]]) {
    let depth = isWrapped(records, exercises: exercises) ? 1 : 0
    var places: [String: Int] = [:]
    var groups: [[BatchRecord]] = []
    for record in records where record.path.count > depth {
      let name = record.path[depth]
      if let place = places[name] {
        groups[place].append(record)
      } else {
        places[name] = groups.count
        groups.append([record])
      }
    }
    return (depth, groups)
  }

  /// What a group is, seen from outside.
  static func kind(of group: [BatchRecord], depth: Int) -> SubmissionList.Member.Kind {
    if group.contains(where: { $0.content == .folder || $0.path.count > depth + 1 }) {
      return .folder
    }
    guard case .rejected(.notARegularFile(_, let kind))? = group.first?.content else {
      return .file
    }
    return .irregular(kind)
  }

  private static func isWrapped(_ records: [BatchRecord], exercises: [String]) -> Bool {
    guard let wrapping = records.first?.path.first,
      records.allSatisfy({ $0.path.first == wrapping }),
      records.contains(where: { $0.path.count > 1 }),
      BatchName(wrapping, isFolder: true).scheme == .plain
    else { return false }
    let suffixes = [""] + ProgrammingLanguage.allCases.flatMap(\.suffixes)
    let own = Set(exercises.flatMap { exercise in suffixes.map { exercise + $0 } })
    return !records.contains { $0.path.count > 1 && own.contains($0.path[1]) }
  }
}
