// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A fault of the course's files that stops its use; ``description`` is one line.
///
/// Files are named relative to the course's folder.
package enum CourseError: Error, Equatable, Sendable {
  /// There is no course where one was looked for: no such folder, or no grader.json in it.
  case noCourse(directory: String)
  /// A file that can't be read as text.
  case unreadable(file: String, FileFault)
  /// A file that is no JSON; the line counts from 1 where it is known.
  case notJSON(file: String, line: Int?, reason: String)
  /// A value that is not allowed; `key` is its key path or a line, empty for the whole file.
  case wrongValue(file: String, key: String, found: String, allowed: String)
  /// A key that is required and isn't there.
  case missingKey(file: String, key: String)
  /// A key that is not known, with those that are.
  case unknownKey(file: String, key: String, nearest: String?, allowed: [String])

  /// Why a file can't be read as text.
  package enum FileFault: Equatable, Sendable {
    case missing
    case isFolder
    case isNoRegularFile
    case tooLarge(bytes: Int, limitBytes: Int)
    case notUTF8
    /// What the system says, such as "Permission denied".
    case failed(reason: String)
  }
}

extension CourseError: CustomStringConvertible {
  /// One line without a full stop: file, key, what was found, what is allowed.
  ///
  /// Control characters and what ends a line are escaped, and keys of any length shortened, whatever
  /// the files hold.
  package var description: String {
    sentence.escapingControls
  }

  private var sentence: String {
    switch self {
    case .noCourse(let directory):
      "no course in '\(directory)': found no grader.json there; name the course's folder with "
        + "--course"
    case .unreadable(let file, let fault):
      "\(file): \(fault)"
    case .notJSON(let file, let line, let reason):
      "\(file): " + (line.map { "line \($0): " } ?? "") + "found no valid JSON: \(reason)"
    case .wrongValue(let file, let key, let found, let allowed):
      "\(file): " + (key.isEmpty ? "" : "\(Self.shortened(key)): ")
        + "found \(found), allowed \(allowed)"
    case .missingKey(let file, let key):
      "\(file): \(Self.shortened(key)): found nothing, but this key is required"
    case .unknownKey(let file, let key, let nearest, let allowed):
      "\(file): \(Self.shortened(key)): found an unknown key"
        + (nearest.map { ", did you mean '\($0)'?" } ?? ",")
        + " allowed \(allowed.joined(separator: ", "))"
    }
  }

  private static func shortened(_ key: String) -> String {
    key.unicodeScalars.count <= 120 ? key : key.beginning(scalars: 119) + "…"
  }
}

extension String {
  /// So many of its first Unicode scalars; a single character may be made of any number of them.
  func beginning(scalars: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(scalars)))
  }
}

extension CourseError.FileFault: CustomStringConvertible {
  /// The end of a sentence that begins with the file's name.
  package var description: String {
    switch self {
    case .missing: "no such file"
    case .isFolder: "found a folder, allowed a file"
    case .isNoRegularFile: "found a device, pipe or socket, allowed a file"
    case .tooLarge(let bytes, let limitBytes):
      "found \(bytes) bytes, allowed \(limitBytes) or fewer"
    case .notUTF8: "found bytes that are not UTF-8, allowed UTF-8 text"
    case .failed(let reason): "not readable: \(reason)"
    }
  }
}

extension String {
  /// The text with control characters and what ends a line escaped, as a message in one line has it.
  package var escapingControls: String {
    let escaped = unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }
    return escaped.joined()
  }
}
