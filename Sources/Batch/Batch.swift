// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Digests
package import Gradebook
package import Grading
package import Intake
import Verdicts

/// The grading of many submissions: several at once, each recorded whole when it is done, and none
/// that was graded before and has not changed.
package struct Batch: Sendable {
  /// What is told of each submission when its result is recorded.
  package struct Progress: Sendable {
    package let result: RecordedResult
    /// The digests of what made its verdicts, in the order of the exercises.
    package let keys: [ContentDigest]
    /// How many are recorded now, of how many.
    package let done: Int
    package let total: Int
    /// How many of those done were graded in this run.
    package let graded: Int
  }

  private let course: CourseDefinition
  private let submissions: SubmissionList
  private let grader: Grader
  private let gradebook: Gradebook
  private let keys: VerdictKeys
  private let times: [String: Moment]
  private let jobs: Int

  /// Makes a batch that grades `jobs` submissions at once, at least 1; `times` are when submissions came
  /// in, by their ids.
  package init(
    course: CourseDefinition,
    submissions: SubmissionList,
    grader: Grader,
    gradebook: Gradebook,
    keys: VerdictKeys,
    times: [String: Moment] = [:],
    jobs: Int
  ) {
    precondition(jobs >= 1, "jobs must be at least 1, but is \(jobs)")
    self.course = course
    self.submissions = submissions
    self.grader = grader
    self.gradebook = gradebook
    self.keys = keys
    self.times = times
    self.jobs = jobs
  }

  /// Grades all submissions in a run that has begun, and tells `onResult` of each, one at a time.
  ///
  /// What is in memory at once does not grow with the number of submissions but for their names. Once
  /// `isStopping` says yes, nothing further is begun.
  /// - Returns: whether all submissions have a result now.
  /// - Throws: `GradebookError`; `SandboxError` and `HarnessError` where nothing can be graded on this
  ///   machine; `CancellationError`; what `onResult` throws. What is recorded stays.
  package func grade(
    in run: Int,
    isStopping: @Sendable () -> Bool,
    onResult: (Progress) throws -> Void
  ) async throws -> Bool {
    var queue = BatchQueue(entries: submissions.entries)
    var done = 0
    var graded = 0
    func record(_ finished: Finished) throws {
      try gradebook.record(finished.result, keys: finished.keys, in: run)
      done += 1
      if finished.result.isNew { graded += 1 }
      try onResult(
        Progress(
          result: finished.result,
          keys: finished.keys,
          done: done,
          total: submissions.entries.count,
          graded: graded
        )
      )
    }
    return try await withThrowingTaskGroup(of: Finished.self) { group in
      while true {
        while !isStopping(), queue.running < jobs, let entry = queue.next() {
          switch work(on: entry) {
          case .failure(let error):
            try record(ungraded(entry, error))
          case .success(let work):
            if let known = try known(work) {
              try record(known)
            } else if queue.begin(entry, content: work.keys) {
              group.addTask { try await grade(work) }
            }
          }
        }
        guard let finished = try await group.next() else { break }
        try record(finished)
        queue.end(content: finished.keys)
      }
      return done == submissions.entries.count
    }
  }

  /// A submission with the keys of its verdicts.
  private struct Work: Sendable {
    let entry: SubmissionList.Entry
    let submission: Submission
    let keys: [ContentDigest]
  }

  private struct Finished: Sendable {
    let result: RecordedResult
    let keys: [ContentDigest]
  }

  private func work(on entry: SubmissionList.Entry) -> Result<Work, IntakeError> {
    Result { () throws(IntakeError) in try submissions.submission(of: entry) }
      .map { Work(entry: entry, submission: $0, keys: keys.keys(of: $0)) }
  }

  /// The result of what can't be read, which is no fault of its author's.
  private func ungraded(_ entry: SubmissionList.Entry, _ error: IntakeError) -> Finished {
    let verdict = Grader.ungraded(
      entry.id,
      of: course,
      since: .infrastructureFault(reason: grader.words(error)),
      sandbox: grader.sandbox
    )
    return Finished(
      result: RecordedResult(
        verdict: verdict,
        fileName: entry.fileSafeName,
        time: time(of: entry),
        isNew: true
      ),
      keys: course.exercises.map { _ in ContentDigest(of: []) }
    )
  }

  private func time(of entry: SubmissionList.Entry) -> SubmissionTime {
    SubmissionTime(times[entry.id], isLateByName: entry.isLate)
  }

  /// The result that follows from what is recorded already; nil where anything has to be graded.
  private func known(_ work: Work) throws -> Finished? {
    var verdicts: [ExerciseVerdict] = []
    for key in work.keys {
      guard let verdict = try gradebook.verdict(for: key) else { return nil }
      verdicts.append(verdict)
    }
    return finished(work, verdicts, seconds: nil, isNew: false)
  }

  /// Grades the exercises that have no recorded verdict; those of the others stand.
  private func grade(_ work: Work) async throws -> Finished {
    var known: [String: ExerciseVerdict] = [:]
    for (exercise, key) in zip(course.exercises, work.keys) {
      known[exercise.name] = try gradebook.verdict(for: key)
    }
    let graded = try await grader.grade(
      work.submission,
      exercises: course.exercises.filter { known[$0.name] == nil },
      building: course.exercises
    )
    for verdict in graded.exercises { known[verdict.name] = verdict }
    return finished(
      work,
      course.exercises.compactMap { known[$0.name] },
      seconds: graded.wallSeconds,
      isNew: true
    )
  }

  private func finished(
    _ work: Work,
    _ verdicts: [ExerciseVerdict],
    seconds: Double?,
    isNew: Bool
  ) -> Finished {
    Finished(
      result: RecordedResult(
        verdict: SubmissionVerdict(
          course: course.name,
          title: course.title,
          submission: work.entry.id,
          sandbox: grader.sandbox,
          exercises: verdicts,
          wallSeconds: seconds
        ),
        fileName: work.entry.fileSafeName,
        time: time(of: work.entry),
        isNew: isNew
      ),
      keys: work.keys
    )
  }
}
