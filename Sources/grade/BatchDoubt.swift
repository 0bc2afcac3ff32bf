// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Intake

/// Something about a batch that is allowed, and may not be what its caller meant.
enum BatchDoubt: Equatable {
  /// A file that an option names has ids that are nobody's.
  case unknownIDs(option: String, ids: [String])
  /// There are deadlines, and no times of submission.
  case noTimes
  /// The entries look like one student's files.
  case calledLikeExercises([String])

  /// What is doubtful; `times` and `extensions` are the moments of the files that were named.
  static func all(
    in list: SubmissionList,
    of course: CourseDefinition,
    times: [String: Moment]?,
    extensions: [String: Moment]?
  ) -> [BatchDoubt] {
    let ids = Set(list.entries.map(\.id))
    var doubts: [BatchDoubt] = []
    for (option, moments) in [("--times", times), ("--extensions", extensions)] {
      let unknown = (moments ?? [:]).keys.filter { !ids.contains($0) }.sorted()
      if !unknown.isEmpty { doubts.append(.unknownIDs(option: option, ids: unknown)) }
    }
    if course.deadlines != nil, times == nil { doubts.append(.noTimes) }
    let exercises = course.exerciseNames.filter(ids.contains)
    if exercises.count > 1 { doubts.append(.calledLikeExercises(exercises)) }
    return doubts
  }
}
