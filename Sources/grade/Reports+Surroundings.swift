// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Verdicts

extension ConsoleReport {
  /// The report as this terminal shows it.
  init(for audience: Audience, in language: Language) {
    self.init(
      audience: audience,
      language: language,
      usesColour: Surroundings.wantsColour,
      width: Terminal.width
    )
  }
}

extension JUnitReport.Options {
  /// What this program says in the files, now.
  init(for audience: Audience, in language: Language) {
    self.init(
      audience: audience,
      language: language,
      graderVersion: Grade.version,
      timestamp: Surroundings.timestamp
    )
  }
}
