// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Submission {
  /// Decides which files belong to which exercise.
  ///
  /// An exercise's file is `<exercise>.swift`, or `<exercise>/<exercise>.swift` as in a course's own
  /// `exercises/`. Other source files of the root are built with each exercise: helpers, or one file
  /// with several of the functions.
  init(id: String, tree: FileTree, exercises: [String], limits: IntakeLimits) {
    let root = tree.unwrapped(exercises: exercises)
    let own = Set(exercises.map { $0 + FileRole.sourceSuffix })
    let shared = root.nodes.keys
      .filter { FileRole(ofName: $0) == .source && !own.contains($0) }.sorted()

    func part(_ exercise: String) -> Part {
      let file = exercise + FileRole.sourceSuffix
      if root.nodes[file] != nil { return root.part([file] + shared, limits: limits) }
      switch root.nodes[exercise] {
      case .folder(let folder):
        return folder.nodes[file] == nil
          ? .missing(expected: file) : folder.part([file], limits: limits)
      case .rejected(.unreadable(let name, let why)):
        return .rejected(.unreadable(name: name, why: why))
      // A link or a file in its place is as good as nothing.
      case .rejected, .source, .archive, .ignored, nil:
        return shared.isEmpty ? .missing(expected: file) : root.part(shared, limits: limits)
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
  /// All of the files, or the first reason against one.
  fileprivate func part(_ names: [String], limits: IntakeLimits) -> Submission.Part {
    guard names.count <= limits.sourceFiles else {
      return .rejected(.tooManyFiles(limit: limits.sourceFiles))
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
