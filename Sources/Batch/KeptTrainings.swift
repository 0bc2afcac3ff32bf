// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Digests
package import Gradebook
package import Grading
package import Verdicts

/// The trainings of this and of earlier commands, whatever course they were for.
package struct KeptTrainings: TrainingStore {
  private let store: ContentStore
  private let datasets: [String: ContentDigest]
  private let version: [UInt8]

  /// Takes the digests of a course's data sets; another version of grade trains anew.
  ///
  /// - Throws: `EncodingError`, for nothing that a course can hold.
  package init(
    of course: CourseDefinition,
    in store: ContentStore,
    graderVersion: String
  ) throws {
    self.store = store
    version = Array("\(VerdictCoding.version) \(graderVersion)".utf8)
    datasets = try course.datasets.mapValues { ContentDigest(of: [try $0.canonicalBytes]) }
  }

  package func figures(of training: TrainingKey) -> TrainingFigures? {
    // What can't be read is trained again.
    guard let key = key(training), let kept = store.content(for: key) else { return nil }
    return try? VerdictCoding.figures(from: kept.description)
  }

  package func keep(_ figures: TrainingFigures, of training: TrainingKey) {
    guard let key = key(training), let data = try? VerdictCoding.data(of: figures) else { return }
    store.keep(data, for: key)
  }

  private func key(_ training: TrainingKey) -> ContentDigest? {
    guard let dataset = datasets[training.dataset], let bytes = try? training.canonicalBytes else {
      return nil
    }
    return ContentDigest(of: [version, dataset.bytes, bytes])
  }
}
