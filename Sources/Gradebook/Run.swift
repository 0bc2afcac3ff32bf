// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// One run of `grade batch`: who graded what with what, and when.
package struct Run: Sendable, Equatable {
  /// What is known when a run begins.
  package struct Description: Sendable, Equatable {
    package let who: String
    package let course: String
    package let title: LocalizedText
    /// The beginning of the digest of all of the course's data.
    package let courseVersion: String
    package let graderVersion: String
    package let toolchain: String
    package let sandbox: SandboxLevel
    /// With all extensions that were known.
    package let deadlines: Deadlines?

    package init(
      who: String,
      course: String,
      title: LocalizedText,
      courseVersion: String,
      graderVersion: String,
      toolchain: String,
      sandbox: SandboxLevel,
      deadlines: Deadlines? = nil
    ) {
      self.who = who
      self.course = course
      self.title = title
      self.courseVersion = courseVersion
      self.graderVersion = graderVersion
      self.toolchain = toolchain
      self.sandbox = sandbox
      self.deadlines = deadlines
    }
  }

  /// From 1, in the order of the runs.
  package let number: Int
  /// Seconds since 1970.
  package let started: Int
  /// Seconds since 1970; nil for a run that did not come to its end.
  package let finished: Int?
  package let description: Description

  package init(number: Int, started: Int, finished: Int?, description: Description) {
    self.number = number
    self.started = started
    self.finished = finished
    self.description = description
  }
}

/// What a run found about one submission.
package struct RecordedResult: Sendable, Equatable {
  package let verdict: SubmissionVerdict
  /// The name, without a suffix, of the files that a batch writes about it.
  package let fileName: String
  /// When it came in.
  package let time: SubmissionTime
  /// Whether any part was graded in this run, and not taken over from an earlier one.
  package let isNew: Bool

  package init(
    verdict: SubmissionVerdict,
    fileName: String,
    time: SubmissionTime = .unknown,
    isNew: Bool
  ) {
    self.verdict = verdict
    self.fileName = fileName
    self.time = time
    self.isNew = isNew
  }

  /// What its score becomes under deadlines.
  package func mark(under deadlines: Deadlines?) -> Mark {
    Mark(
      of: verdict.submission,
      at: time,
      rawScore: verdict.score,
      maxScore: verdict.maxScore,
      under: deadlines,
      isNotForMarks: verdict.isNotForMarks
    )
  }
}
