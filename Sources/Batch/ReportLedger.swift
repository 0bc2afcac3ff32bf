// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Digests
package import Gradebook
import Verdicts

/// Which of a batch's files stand as they should: those that were made from the same results, in the
/// same form.
package struct ReportLedger {
  private let gradebook: Gradebook
  private let form: ContentDigest
  /// What the files on each submission are made from, by their name; nil for what is ungraded, whose
  /// next result may be another.
  private var contents: [String: ContentDigest?] = [:]

  /// The name under which the gradebook knows the files on all submissions; no submission's file has
  /// a slash in its name.
  private static let all = "all/"

  /// Opens the ledger of a gradebook; `form` is all that files depend on besides the verdicts, such as
  /// the language and the course's title.
  package init(of gradebook: Gradebook, form: [String]) {
    self.gradebook = gradebook
    self.form = ContentDigest(of: form.map { Array($0.utf8) })
  }

  /// How many submissions were entered, and how many of them are ungraded.
  package var count: Int { contents.count }
  package var ungraded: Int { contents.values.count { $0 == nil } }

  /// Enters a submission's result, and says whether its files were written from the same; `lateness` is
  /// what they say of that.
  ///
  /// - Throws: `GradebookError`.
  package mutating func enter(
    _ progress: Batch.Progress,
    lateness: String?
  ) throws(GradebookError) -> Bool {
    let name = progress.result.fileName
    let isUngraded = progress.result.verdict.status.isUngraded
    let content = ContentDigest(
      of: [
        form.bytes, Array(progress.result.verdict.submission.utf8), Array((lateness ?? "").utf8),
      ]
        + progress.keys.map(\.bytes)
    )
    contents[name] = .some(isUngraded ? nil : content)
    if isUngraded { return false }
    return try gradebook.reported(name) == content
  }

  /// Notes that the files on a submission are written whole.
  ///
  /// - Throws: `GradebookError`.
  package func noteWritten(_ progress: Batch.Progress) throws(GradebookError) {
    guard let content = contents[progress.result.fileName] ?? nil else { return }
    try gradebook.noteReported(progress.result.fileName, content)
  }

  /// Whether the files on all submissions were written from the same results.
  ///
  /// - Throws: `GradebookError`.
  package func areAllWritten() throws(GradebookError) -> Bool {
    guard let content = contentOfAll else { return false }
    return try gradebook.reported(Self.all) == content
  }

  /// Notes that the files on all submissions are written whole.
  ///
  /// - Throws: `GradebookError`.
  package func noteAllWritten() throws(GradebookError) {
    guard let content = contentOfAll else { return }
    try gradebook.noteReported(Self.all, content)
  }

  private var contentOfAll: ContentDigest? {
    var parts: [[UInt8]] = []
    for (name, content) in contents.sorted(by: { $0.key < $1.key }) {
      guard let content else { return nil }
      parts += [Array(name.utf8), content.bytes]
    }
    return ContentDigest(of: parts)
  }
}
