// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What the name of a batch's entry says: whose it is, and the name that the student's file had.
///
/// Learning platforms put all of it into one name when they hand out an archive of submissions:
/// Moodle `Full Name_123456_assignsubmission_file_/file`, or the same with the file's name at its end
/// instead of in a folder; Canvas `lastnamefirstname_LATE_12345_67890_file`. The number after the
/// person's name is the key.
struct BatchName: Equatable {
  /// How the name was made; any other name is the student's id itself.
  enum Scheme: Equatable {
    case plain
    /// The person's name beside the key: two persons can't share one.
    case moodle(person: String)
    case canvas(person: String)
  }

  let id: String
  let scheme: Scheme
  let isLate: Bool
  /// The file's name as the student handed it in; for a folder, its own.
  let fileName: String

  init(_ name: String, isFolder: Bool) {
    // Canvas first: the student chose the end of the name, and may have written Moodle's marker into it.
    if !isFolder, let canvas = Self.canvas(name) {
      self = canvas
    } else if let moodle = Self.moodle(name, isFolder: isFolder) {
      self = moodle
    } else {
      self.init(
        id: Self.trimmed(isFolder ? name : FileRole.stem(of: name)),
        scheme: .plain,
        isLate: false,
        fileName: name
      )
    }
  }

  private init(id: String, scheme: Scheme, isLate: Bool, fileName: String) {
    self.id = id
    self.scheme = scheme
    self.isLate = isLate
    self.fileName = fileName
  }

  private static func moodle(_ name: String, isFolder: Bool) -> BatchName? {
    // The person's name may hold underscores: what counts is what stands around the marker. The first
    // one is Moodle's; the student's own file name comes behind it.
    var parts = name.split(separator: "_", omittingEmptySubsequences: false)
    let markers = parts.indices.dropFirst(2)
    guard
      let marker = markers.first(where: {
        parts[$0] == "assignsubmission" && isNumber(parts[$0 - 1])
      })
    else { return nil }
    let fileName = parts[marker...].dropFirst(2).joined(separator: "_")
    parts.removeSubrange((marker - 1)...)
    guard isFolder == fileName.isEmpty else { return nil }
    let person = parts.joined(separator: "_")
    let id = name.dropFirst(person.count + 1).prefix { $0 != "_" }
    return BatchName(
      id: String(id),
      scheme: .moodle(person: person),
      isLate: false,
      fileName: isFolder ? name : fileName
    )
  }

  private static func canvas(_ name: String) -> BatchName? {
    var parts = name.split(separator: "_", omittingEmptySubsequences: false)[...]
    guard let person = parts.popFirst(), !person.isEmpty else { return nil }
    let isLate = parts.first == "LATE"
    if isLate { parts.removeFirst() }
    guard let id = parts.popFirst(), isNumber(id), let upload = parts.popFirst(), isNumber(upload)
    else { return nil }
    let fileName = parts.joined(separator: "_")
    guard !fileName.isEmpty else { return nil }
    return BatchName(
      id: String(id),
      scheme: .canvas(person: String(person)),
      isLate: isLate,
      fileName: fileName
    )
  }

  /// The id without blanks at its ends, which nobody sees.
  private static func trimmed(_ id: String) -> String {
    let start = id.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return id }
    return String(start[...last])
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
