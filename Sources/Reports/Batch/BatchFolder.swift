// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
internal import Glibc

/// The folder that a batch writes: a gradebook, the reports on each submission and those on all.
package struct BatchFolder: Sendable {
  package let path: String

  package var gradebook: String { "\(path)/gradebook.sqlite" }
  /// Builds that are kept so that nothing is compiled twice; may be deleted at any time.
  package var builds: String { "\(path)/builds.sqlite" }
  package var junit: String { "\(path)/junit.xml" }
  package var table: String { "\(path)/gradebook.csv" }

  package var classPage: String { "\(path)/index.html" }

  private var junitFolder: String { "\(path)/junit" }
  private var resultsFolder: String { "\(path)/results" }
  private var feedbackFolder: String { "\(path)/\(Self.feedback)" }
  private static let feedback = "feedback"

  /// Names a folder, which need not exist.
  package init(_ path: String) {
    self.path = path
  }

  package func result(_ name: String) -> String { "\(resultsFolder)/\(name).json" }
  package func junit(_ fileName: String) -> String { "\(junitFolder)/\(fileName)" }

  /// A submission's page, by its file's name.
  package func feedback(_ fileName: String) -> String { "\(feedbackFolder)/\(fileName)" }
  /// The same as the class page names it.
  package static func feedbackAddress(_ fileName: String) -> String { "\(feedback)/\(fileName)" }

  /// Holds that the folder is empty or a batch's own, or makes it.
  ///
  /// - Throws: `BatchFolderError`; nothing is written then.
  package func claim() throws(BatchFolderError) {
    if mkdir(path, 0o777) == 0 { return }
    guard errno == EEXIST else { throw BatchFolderError(path: path, fault: .system(errno)) }
    guard let names = Self.names(in: path) else {
      throw BatchFolderError(path: path, fault: .notAFolder)
    }
    guard names.isEmpty || names.contains("gradebook.sqlite") else {
      throw BatchFolderError(path: path, fault: .foreign)
    }
  }

  /// Makes the folders below, and takes away what a batch that was killed had not finished writing.
  ///
  /// Only for whoever holds the gradebook.
  package func prepare() throws(BatchFolderError) {
    for folder in [junitFolder, resultsFolder, feedbackFolder] where mkdir(folder, 0o777) != 0 {
      guard errno == EEXIST else { throw BatchFolderError(path: folder, fault: .system(errno)) }
    }
    for folder in [path, junitFolder, resultsFolder, feedbackFolder] {
      for name in Self.names(in: folder) ?? [] where AtomicFile.isTemporary(name) {
        unlink("\(folder)/\(name)")
      }
    }
  }

  /// The names in a folder; nil where that is none that can be listed.
  private static func names(in folder: String) -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: folder)
  }
}

/// Why a folder can't take a batch's files.
package struct BatchFolderError: Error, Equatable, CustomStringConvertible {
  package enum Fault: Equatable, Sendable {
    case notAFolder
    /// It has files, and no gradebook among them.
    case foreign
    /// The system's error number.
    case system(Int32)
  }

  package let path: String
  package let fault: Fault

  package var description: String {
    switch fault {
    case .notAFolder: "the output '\(path)' is no folder; name a new or an empty one"
    case .foreign:
      "the output folder '\(path)' has files that are no batch's; name a new or an empty folder"
    case .system(let code):
      "the output folder '\(path)' can't be made: \(String(cString: strerror(code)))"
    }
  }
}
