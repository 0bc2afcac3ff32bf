// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import CourseKit

/// Samples with their classes, to train a network on or to test it with.
package struct DataSet: Equatable, Sendable {
  /// One row for each feature, one column for each sample: (features, samples).
  package let inputs: Matrix

  /// The class of each sample: 0 or 1.
  package let labels: [Int]

  /// Makes a data set of at least one feature and sample, and as many labels as samples.
  package init(inputs: Matrix, labels: [Int]) {
    precondition(inputs.rows > 0, "a data set must have at least 1 feature, but has 0")
    precondition(inputs.columns > 0, "a data set must have at least 1 sample, but has 0")
    precondition(
      inputs.columns == labels.count,
      "a data set of \(inputs.columns) samples must have as many labels, but has \(labels.count)"
    )
    precondition(labels.allSatisfy { 0...1 ~= $0 }, "labels must be 0 or 1")
    self.inputs = inputs
    self.labels = labels
  }

  /// The number of features of each sample.
  package var featureCount: Int { inputs.rows }

  /// The number of samples.
  package var sampleCount: Int { inputs.columns }
}
