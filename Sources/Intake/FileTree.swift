// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// The files of a submission, whatever they came from: names, and what stands under each.
///
/// Litter is not in it, and no name is anything but a name: no slash, no `..`.
struct FileTree: Equatable, Sendable {
  /// What stands under a name.
  enum Node: Equatable, Sendable {
    case folder(FileTree)
    /// UTF-8 text.
    case source([UInt8])
    case archive([UInt8])
    /// A file that was not read, since nobody asks for such.
    case ignored
    /// Something that can't be taken in.
    case rejected(RejectionReason)
  }

  private(set) var nodes: [String: Node] = [:]

  /// Puts a node under a path, and folders before it where there are none yet.
  ///
  /// What can't lie side by side is rejected, not replaced. The root itself is always there.
  mutating func insert(_ node: Node, at path: some Collection<String>) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    switch (nodes[name], rest.isEmpty) {
    case (nil, true): nodes[name] = node
    case (nil, false): nodes[name] = .folder(FileTree())
    case (.folder, true) where node == .folder(FileTree()): return
    case (.folder, false): break
    case (.some, _): nodes[name] = .rejected(.sameName(name: name, other: name))
    }
    guard !rest.isEmpty, case .folder(var folder)? = nodes[name] else { return }
    folder.insert(node, at: rest)
    nodes[name] = .folder(folder)
  }

  /// What is in the tree's only folder where there is nothing else and it is a mere wrapping, the
  /// tree itself otherwise.
  func unwrapped(exercises: [String]) -> FileTree {
    guard let (name, node) = nodes.first, nodes.count == 1,
      Self.mayWrap(name, exercises: exercises), case .folder(let inner) = node
    else { return self }
    return inner
  }

  /// Whether a folder of this name may be looked through: it is no exercise's and no file's.
  static func mayWrap(_ name: String, exercises: [String]) -> Bool {
    FileRole(ofName: name) == .other && !exercises.contains(name)
  }

  /// A file's node, of all of its bytes, or of a beginning that is longer than the limit.
  static func node(
    named name: String,
    role: FileRole,
    bytes: [UInt8],
    limits: IntakeLimits
  ) -> Node {
    guard let limit = role.limitBytes(limits, named: name) else { return .ignored }
    guard bytes.count <= limit else {
      return .rejected(.tooLarge(name: name, limitBytes: limit))
    }
    guard role == .source else { return .archive(bytes) }
    if let offset = UTF8Text.firstFault(in: bytes) {
      return .rejected(.notUTF8(name: name, offset: offset))
    }
    return .source(bytes)
  }
}

extension FileRole {
  var isArchive: Bool {
    if case .archive = self { true } else { false }
  }

  /// The most that is read of a file, nil where nothing is.
  func limitBytes(_ limits: IntakeLimits, named name: String) -> Int? {
    switch self {
    case .source:
      SourceFile.isNotebook(name) ? limits.notebookBytes : limits.sourceBytes
    case .archive: limits.archiveBytes
    case .litter, .other: nil
    }
  }
}
