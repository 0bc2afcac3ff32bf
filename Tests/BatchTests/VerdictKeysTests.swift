// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Digests
import TestSupport
import Testing
import Verdicts

@Suite struct VerdictKeysTests {
  private static let submission = Submission(id: "ada", parts: [:])

  private func keys(
    _ course: CourseDefinition,
    sandbox: SandboxLevel = .cgroup,
    harness: String = "harness",
    graderVersion: String = "1"
  ) throws -> [String] {
    try VerdictKeys(
      course: course,
      sandbox: sandbox,
      harness: harness,
      graderVersion: graderVersion
    )
    .keys(of: Self.submission).map(\.description)
  }

  // A verdict under resource limits alone was reported as one under control groups by a later run.
  @Test("What a verdict depends on beside the files makes another key")
  func ingredients() throws {
    let course = try CourseDefinition(reading: repositoryRoot)

    let all = try [
      keys(course), keys(course, sandbox: .rlimitOnly), keys(course, harness: "other"),
      keys(course, graderVersion: "2"),
    ]

    #expect(Set(all.joined()).count == 4 * course.exercises.count)
    #expect(try keys(course) == all[0])
  }
}
