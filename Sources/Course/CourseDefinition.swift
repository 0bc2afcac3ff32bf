// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// A course in memory: grader.json, its exercises and their fixtures, checked.
package struct CourseDefinition: Equatable, Sendable {
  /// The limits of the two kinds of box.
  package struct Limits: Codable, Equatable, Sendable {
    /// For the compiler.
    package let build: ResourceLimits
    /// For one call of the student's function.
    package let run: ResourceLimits

    package init(build: ResourceLimits, run: ResourceLimits) {
      self.build = build
      self.run = run
    }
  }

  /// The course's short name, `[A-Za-z0-9_-]+`: the first half of a JUnit class name.
  package let name: String
  package let title: LocalizedText
  /// The languages that every text of the course is written in; English is one of them.
  package let languages: [Language]
  /// The exercises in the order in which grader.json lists them, or those of them that were asked
  /// for.
  package let exercises: [Exercise]
  /// All names in the order in which grader.json lists them.
  package let exerciseNames: [String]
  package let limits: Limits
  /// Where Python is, where the course says it.
  package let python: PythonSettings
  /// The data sets that training checks name.
  package let datasets: [String: DataSetFixture]
  /// When submissions are due; nil where the course doesn't say.
  package let deadlines: Deadlines?

  /// Makes a course of checked parts; without `exerciseNames` its exercises are all there are.
  package init(
    name: String,
    title: LocalizedText,
    languages: [Language] = [.english],
    exercises: [Exercise],
    exerciseNames: [String]? = nil,
    limits: Limits,
    python: PythonSettings = PythonSettings(),
    datasets: [String: DataSetFixture],
    deadlines: Deadlines? = nil
  ) {
    self.name = name
    self.title = title
    self.languages = languages
    self.exercises = exercises
    self.exerciseNames = exerciseNames ?? exercises.map(\.name)
    self.limits = limits
    self.python = python
    self.datasets = datasets
    self.deadlines = deadlines
  }

  /// The exercise with a name, or nil where the course has none.
  package func exercise(named name: String) -> Exercise? {
    exercises.first { $0.name == name }
  }
}

/// A data set on file: points to train on and points to test with.
package struct DataSetFixture: Codable, Equatable, Sendable {
  /// Samples with their classes.
  package struct Part: Codable, Equatable, Sendable {
    /// (features, samples).
    package let inputs: Matrix
    /// One class, 0 or 1, for each sample.
    package let labels: [Double]

    package init(inputs: Matrix, labels: [Double]) {
      self.inputs = inputs
      self.labels = labels
    }

    /// The samples as points of a plane; nil where they don't have two features.
    package var points: [(x: Double, y: Double)]? {
      guard inputs.rows == 2 else { return nil }
      return (0..<inputs.columns).map { (inputs[0, $0], inputs[1, $0]) }
    }
  }

  package let train: Part
  package let test: Part

  package init(train: Part, test: Part) {
    self.train = train
    self.test = test
  }
}
