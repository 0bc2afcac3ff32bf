// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Submission {
  /// Decides which files belong to which exercise.
  ///
  /// An exercise's file is `<exercise>.swift`, `.py` or `.ipynb`, or lies in a folder of the exercise's
  /// name, as in a course's own `exercises/`. Other source files of the root in the same language are
  /// built with each exercise: helpers, or one file with several of the functions. Of two languages
  /// ``LanguageChoice`` takes one; a course's own files, `given`, give way to a file in another.
  init(
    id: String,
    tree: FileTree,
    exercises: [String],
    given: [SourceFile] = [],
    limits: IntakeLimits
  ) {
    let root = tree.unwrapped(exercises: exercises)
    let names = root.nodes.keys.sorted()

    func part(_ exercise: String) -> Part {
      let choice = LanguageChoice(for: exercise, among: names, exercises: exercises)
      guard choice.own.isEmpty else { return root.part(exercise, choice, given, limits) }
      switch root.nodes[exercise] {
      case .folder(let folder):
        let own = folder.nodes.keys.filter { $0.hasPrefix("\(exercise).") }.sorted()
        let choice = LanguageChoice(for: exercise, among: own, exercises: [exercise])
        return folder.part(exercise, choice, given, limits)
      // A link or a file in its place is as good as nothing.
      case .rejected, .source, .archive, .ignored, nil:
        return root.part(exercise, choice, given, limits)
      }
    }
    self.init(
      id: id,
      parts: Dictionary(exercises.map { ($0, part($0)) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// A single file, which may hold any of the functions.
  init(id: String, file name: String, _ node: FileTree.Node, exercises: [String]) {
    var tree = FileTree()
    tree.insert(node, at: [name])
    let part = tree.part([name], limits: IntakeLimits())
    self.init(id: id, all: part, exercises: exercises)
  }

  /// A submission that can't be taken in at all.
  init(id: String, rejected reason: RejectionReason, exercises: [String]) {
    self.init(id: id, all: .rejected(reason), exercises: exercises)
  }

  private init(id: String, all part: Part, exercises: [String]) {
    self.init(
      id: id,
      parts: Dictionary(exercises.map { ($0, part) }, uniquingKeysWith: { first, _ in first })
    )
  }
}

extension FileTree {
  /// The files that are chosen for an exercise.
  fileprivate func part(
    _ exercise: String,
    _ choice: LanguageChoice,
    _ given: [SourceFile],
    _ limits: IntakeLimits
  ) -> Submission.Part {
    let chosen = choice.files(
      isGiven: { name in source(name).map(given.contains) ?? false },
      names: { name in source(name)?.bytes.firstRange(of: exercise.utf8) != nil }
    )
    switch chosen {
    case .success([]): return .missing(expected: "\(exercise).swift")
    case .success(let files): return part(files, limits: limits)
    case .failure(let conflict):
      return .rejected(.twoLanguages(name: conflict.name, other: conflict.other))
    }
  }

  private func source(_ name: String) -> SourceFile? {
    guard case .source(let bytes) = nodes[name] else { return nil }
    return SourceFile(name: name, bytes: bytes)
  }

  /// All of the files, or the first reason against one.
  fileprivate func part(_ names: [String], limits: IntakeLimits) -> Submission.Part {
    guard names.count <= limits.sourceFiles else {
      let language = names.lazy.compactMap(ProgrammingLanguage.init(fileName:)).first ?? .swift
      return .rejected(.tooManyFiles(limit: limits.sourceFiles, in: language))
    }
    var files: [SourceFile] = []
    for name in names {
      switch nodes[name] {
      case .source(let bytes): files.append(SourceFile(name: name, bytes: bytes))
      case .rejected(let reason): return .rejected(reason)
      case .folder: return .rejected(.notARegularFile(name: name, kind: .folder))
      case .archive, .ignored, nil: return .missing(expected: name)
      }
    }
    return .files(files)
  }
}
