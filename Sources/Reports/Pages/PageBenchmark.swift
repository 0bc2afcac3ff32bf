// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
package import Verdicts

/// Times the writing of a class's pages, for `Benchmarks/`.
package enum PageBenchmark {
  /// What was written, and how long it took.
  package struct Result: Sendable {
    /// For all the submissions' pages together, files included.
    package var feedback = Duration.zero
    /// For the class page alone, taking the submissions in included.
    package var classPage = Duration.zero
    /// Bytes of the longest of the submissions' pages, and of the class page.
    package var longestPage = 0
    package var classBytes = 0
  }

  /// Makes and writes pages of so many submissions into a batch's folder, one after the other.
  ///
  /// Each submission makes in every exercise the next one of the mistakes that the course knows, as
  /// its fixtures have it, or none; every third one trains as well.
  /// - Throws: `BatchFolderError`, `FileError`, `XMLError`.
  package static func measure(
    _ course: CourseDefinition,
    count: Int,
    boundary: ClassGrid,
    into folder: BatchFolder,
    clock: some Clock<Duration>
  ) throws -> Result {
    try folder.claim()
    try folder.prepare()
    var result = Result()
    let pages = try StudentPages(
      audience: .student,
      language: .english,
      datasets: course.datasets
    )
    var classPage = try ClassPage(language: .english)
    for number in 0..<count {
      let verdict = course.benchmarkVerdict(number, boundary: boundary)
      let name = StudentPages.fileName(of: verdict.submission)
      var length = 0
      let time = try clock.measure {
        let bytes = try pages.bytes(of: verdict)
        length = bytes.count
        try writeFile(bytes, atomicallyTo: folder.feedback(name))
      }
      result.feedback += time
      result.longestPage = max(result.longestPage, length)
      result.classPage += clock.measure {
        classPage.add(verdict, page: BatchFolder.feedbackAddress(name))
      }
    }
    var length = 0
    let time = try clock.measure {
      let bytes = try classPage.bytes()
      length = bytes.count
      try writeFile(bytes, atomicallyTo: folder.classPage)
    }
    result.classPage += time
    result.classBytes = length
    return result
  }
}

extension CourseDefinition {
  fileprivate func benchmarkVerdict(_ number: Int, boundary: ClassGrid) -> SubmissionVerdict {
    SubmissionVerdict(
      course: name,
      title: title,
      submission: "student-\(number)",
      sandbox: .cgroup,
      exercises: exercises.map { exercise in
        let choice = number % (exercise.mistakes.count + 1)
        let mistake = choice < exercise.mistakes.count ? exercise.mistakes[choice] : nil
        return ExerciseVerdict(
          name: exercise.name,
          title: exercise.title,
          verdicts: exercise.checks.flatMap { check -> [Verdict] in
            switch check.kind {
            case .values(let values): values.cases.map { $0.benchmarkVerdict(mistake) }
            case .training(let training):
              [training.benchmarkVerdict(boundary: number % 3 == 0 ? boundary : nil)]
            }
          }
        )
      }
    )
  }
}

extension Case {
  fileprivate func benchmarkVerdict(_ mistake: Mistake?) -> Verdict {
    let value = mistake.flatMap { mistakeValues[$0.name] } ?? expected
    let comparison = Comparison(got: value, expected: expected, within: tolerance)
    return Verdict(
      name: "values \(name)",
      kind: .values,
      visibility: visibility,
      maxScore: Points(1),
      arguments: arguments,
      finding: comparison.isEqual ? nil : .differs(comparison),
      mistake: comparison.isEqual ? nil : mistake
    )
  }
}

extension TrainingCheck {
  /// A training as expected; without a boundary, one that was not run.
  fileprivate func benchmarkVerdict(boundary: ClassGrid?) -> Verdict {
    let costs = (costs?.costs ?? []).enumerated().map { number, cost in
      TrainingFigures.Cost(iteration: number * Self.costInterval, cost: cost)
    }
    let summary = boundary.map {
      TrainingSummary(
        check: self,
        figures: TrainingFigures(costs: costs, trainAccuracy: 1, testAccuracy: 1, boundary: $0),
        weights: WeightDistribution(
          of: [(0..<75).map { Double($0 % 13) - 6 }],
          intended: IntendedWeights(standardDeviations: [2])
        )
      )
    }
    return Verdict(
      name: "training",
      kind: .training,
      maxScore: Points(4),
      arguments: arguments,
      finding: summary == nil ? .waitsFor(check: "values") : nil,
      training: summary
    )
  }
}
