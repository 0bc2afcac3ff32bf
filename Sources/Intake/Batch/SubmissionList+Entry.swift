// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension SubmissionList {
  /// One submission of a batch: what is known of it before it is read.
  package struct Entry: Sendable, Equatable {
    /// What tells it from the others, for people: any text.
    package let id: String
    /// What files about it are called; unique in its batch, on disks that ignore case, too.
    package let fileSafeName: String
    /// Its files and folders as they are called in the batch, sorted; one, or several of a student's
    /// that a learning platform has named.
    package let names: [String]
    package let kind: Kind
    /// Whether the platform marked it as handed in late.
    package let isLate: Bool

    let members: [Member]
    let rejection: RejectionReason?

    /// What an entry is.
    package enum Kind: Sendable {
      case folder
      case file
      case archive
      /// Several files or folders of one student's.
      case several
      /// Something that can't be taken in, or two entries that claim one id.
      case rejected
    }
  }

  /// A file or folder of an entry's.
  struct Member: Sendable, Equatable {
    /// What it is, seen from outside.
    enum Kind: Sendable, Equatable {
      case folder
      case file
      case irregular(RejectionReason.FileKind)
    }

    /// Where its store has it.
    let place: Int
    let name: String
    let kind: Kind
    /// The name in the submission.
    let fileName: String
  }
}

extension SubmissionList.Entry {
  /// Makes an entry of the members that have one id.
  init(id: String, members: [SubmissionList.Member], names: [BatchName], isTwice: Bool) {
    self.id = id
    fileSafeName = FileSafeName.name(for: id)
    self.members = members
    self.names = members.map(\.name)
    isLate = names.contains(where: \.isLate)
    rejection =
      isTwice
      ? .sameID(id: id, names: self.names)
      : members.lazy.compactMap(Self.rejection).first
    kind = rejection == nil ? Self.kind(of: members) : .rejected
  }

  private static func rejection(of member: SubmissionList.Member) -> RejectionReason? {
    guard case .irregular(let kind) = member.kind else { return nil }
    return .notARegularFile(name: member.name, kind: kind)
  }

  private static func kind(of members: [SubmissionList.Member]) -> Kind {
    guard members.count == 1, let member = members.first else { return .several }
    if member.kind == .folder { return .folder }
    return FileRole(ofName: member.name).isArchive ? .archive : .file
  }
}
