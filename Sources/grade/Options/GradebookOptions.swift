// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gradebook
import Reports

/// Which gradebook is read.
struct GradebookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The output folder of 'grade batch', or its gradebook.sqlite.",
      valueName: "path"
    ),
    completion: .file(extensions: ["sqlite"])
  )
  var gradebook = "."

  /// Opens it for reading.
  ///
  /// - Throws: `GradebookError`.
  func open() throws -> Gradebook {
    let path =
      Surroundings.isFolder(gradebook) ? BatchFolder(gradebook).gradebook : gradebook
    return try Gradebook(at: path, for: .reading)
  }
}
