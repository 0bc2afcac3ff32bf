// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course

/// In which language people are spoken to.
struct LanguageOption: ParsableArguments {
  @Option(help: "The language of messages, en or pt-BR (default: the locale's).")
  var language: Language?

  var chosen: Language { language ?? Surroundings.language }
}

extension Language: ExpressibleByArgument {}
