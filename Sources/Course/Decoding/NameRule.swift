// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a name in a course may be made of.
///
/// Names become file names, parts of JUnit class names, and words of a command line.
enum NameRule {
  /// The course: `[A-Za-z0-9][A-Za-z0-9_-]*`.
  case course
  /// A check, a case, a data set or a tolerance class: `[A-Za-z0-9][A-Za-z0-9_.-]*`.
  case plain
  /// A function or a mistake: `[a-z][a-z0-9_]*`, no keyword of Swift or Python.
  case function
  /// An argument: `[A-Za-z][A-Za-z0-9_]*`, no keyword of Swift or Python.
  case argument

  /// The longest name, so that a file's name with its extension stays far below 255 bytes.
  static let limitCharacters = 80

  /// Whether a name keeps to the rule.
  func allows(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= Self.limitCharacters else {
      return false
    }
    return isFirst(first) && name.unicodeScalars.allSatisfy(isLater)
      && !(isIdentifier && Self.keywords.contains(name))
  }

  private var isIdentifier: Bool {
    switch self {
    case .course, .plain: false
    case .function, .argument: true
    }
  }

  private func isFirst(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z": true
    case "A"..."Z": self != .function
    case "0"..."9": !isIdentifier
    default: false
    }
  }

  private func isLater(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "_": true
    case "-": !isIdentifier
    case ".": self == .plain
    default: isFirst(scalar)
    }
  }

  /// The rule as the end of "found …, allowed …".
  var description: String {
    let limit = "at most \(Self.limitCharacters) characters"
    return switch self {
    case .course: "letters, digits, '_' and '-' with a letter or digit first, \(limit)"
    case .plain: "letters, digits, '_', '.' and '-' with a letter or digit first, \(limit)"
    case .function:
      "small letters, digits and '_' with a letter first, \(limit), no keyword of Swift or Python"
    case .argument:
      "letters, digits and '_' with a letter first, \(limit), no keyword of Swift or Python"
    }
  }

  /// The reserved words of Swift ("The Swift Programming Language", Lexical Structure) and Python
  /// (`keyword.kwlist` and `keyword.softkwlist` of 3.13).
  private static let keywords: Set<String> = [
    "and", "any", "as", "assert", "async", "associatedtype", "await", "break", "case", "catch",
    "class", "continue", "def", "default", "defer", "deinit", "del", "do", "elif", "else", "enum",
    "except", "extension", "fallthrough", "false", "False", "fileprivate", "finally", "for",
    "from", "func", "global", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "lambda", "let", "match", "nil", "None", "nonlocal", "not", "open", "operator", "or", "pass",
    "precedencegroup", "private", "protocol", "public", "raise", "repeat", "rethrows", "return",
    "self", "Self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "True", "try", "Type", "type", "typealias", "var", "where", "while", "with", "yield",
  ]
}
