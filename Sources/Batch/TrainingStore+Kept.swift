// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Digests
package import Gradebook
package import Grading
import Verdicts

extension TrainingStore {
  /// The trainings of this and of earlier commands, whatever course they were for.
  ///
  /// `program` tells this program from any other that may train otherwise. A fresh store takes nothing
  /// that was kept, and keeps all the same.
  /// - Throws: `EncodingError`, for nothing that a course can hold.
  package init(
    of course: CourseDefinition,
    in store: ContentStore,
    program: String,
    isFresh: Bool = false
  ) throws {
    let datasets = try course.datasets.mapValues { ContentDigest(of: [try $0.canonicalBytes]) }
    let version = Array("\(VerdictCoding.version) \(program)".utf8)
    let key: @Sendable (TrainingKey) -> ContentDigest? = { training in
      // What has no key is trained.
      guard let dataset = datasets[training.dataset], let bytes = try? training.canonicalBytes
      else {
        return nil
      }
      return ContentDigest(of: [version, dataset.bytes, bytes])
    }
    self.init(
      figures: { training in
        // What can't be read, or is not whole, is trained again.
        guard !isFresh, let key = key(training), let kept = store.content(for: key),
          kept.bytes == ContentDigest(of: [Array(kept.description)]).bytes
        else { return nil }
        return try? VerdictCoding.figures(from: kept.description)
      },
      keep: { figures, training in
        guard let key = key(training), let data = try? VerdictCoding.data(of: figures) else {
          return
        }
        store.keep(data, ContentDigest(of: [Array(data)]).bytes, for: key)
      }
    )
  }
}
