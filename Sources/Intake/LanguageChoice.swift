// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// Which of a folder's source files are built for an exercise: those of one language.
struct LanguageChoice {
  /// Files of the exercise's name and other source files, of all languages, by name.
  let own: [String]
  let shared: [String]

  /// Sorts a folder's names; `exercises` are all of the course's.
  init(for exercise: String, among names: [String], exercises: [String]) {
    let sources = names.filter { ProgrammingLanguage(fileName: $0) != nil && !$0.hasPrefix(".") }
    let suffixes = ProgrammingLanguage.allCases.flatMap(\.suffixes)
    func files(of exercise: String) -> [String] { suffixes.map { exercise + $0 } }
    let ownNames = Set(exercises.flatMap(files))
    // However the suffix is written: the stem is the function's name, whose case counts.
    func plain(_ name: String) -> String {
      let stem = FileRole.stem(of: name)
      return stem + name.dropFirst(stem.count).lowercased()
    }
    own = files(of: exercise).flatMap { name in sources.filter { plain($0) == name } }
    shared = sources.filter { !ownNames.contains(plain($0)) }
  }

  /// The names of the files to build, the exercise's own first; empty where there are none.
  ///
  /// A file of the exercise's name decides on the language, or, where there is none, the files that
  /// hold the exercise's name. A file that is still as the course gave it gives way to one of another
  /// language; where both were worked on, the exercise is rejected, since only a person knows which
  /// one is meant. `isGiven` and `names` are asked for a file only where two languages are there.
  func files(
    isGiven: (String) -> Bool,
    names: (String) -> Bool
  ) -> Result<[String], LanguageConflict> {
    let deciding = own.isEmpty ? shared : own
    var candidates = Self.byLanguage(deciding)
    if candidates.count > 1, own.isEmpty {
      let naming = candidates.filter { $0.files.contains(where: names) }
      if !naming.isEmpty { candidates = naming }
    } else if candidates.count > 1 {
      let touched = candidates.filter { !$0.files.allSatisfy(isGiven) }
      // Where nothing was touched, Swift is as good as any.
      candidates = touched.isEmpty ? [candidates[0]] : touched
    }
    guard let chosen = candidates.first else { return .success([]) }
    guard candidates.count == 1 else {
      return .failure(
        LanguageConflict(name: chosen.files[0], other: candidates[1].files[0])
      )
    }
    let beside = shared.filter { ProgrammingLanguage(fileName: $0) == chosen.language }
    return .success(own.isEmpty ? chosen.files : chosen.files + beside)
  }

  private static func byLanguage(
    _ names: [String]
  ) -> [(language: ProgrammingLanguage, files: [String])] {
    ProgrammingLanguage.allCases.compactMap { language in
      let files = names.filter { ProgrammingLanguage(fileName: $0) == language }
      return files.isEmpty ? nil : (language, files)
    }
  }
}

/// Two files in two languages, and nothing that tells which one is to be graded.
struct LanguageConflict: Error, Equatable {
  let name: String
  let other: String
}
