// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A language that the course and the program's own sentences are written in.
package enum Language: String, Codable, CaseIterable, Sendable {
  case english = "en"
  case portuguese = "pt-BR"
}

/// A text of the course in each of its languages.
package struct LocalizedText: Codable, Equatable, Sendable {
  private let texts: [Language: String]

  /// Makes a text; English is the one that every text has.
  package init(english: String, others: [Language: String] = [:]) {
    texts = others.merging([.english: english]) { _, english in english }
  }

  /// The text in a language, or the English one where that language has none.
  package subscript(language: Language) -> String {
    texts[language] ?? texts[.english] ?? ""
  }
}

/// An English text for all languages.
extension LocalizedText: ExpressibleByStringLiteral {
  package init(stringLiteral english: String) {
    self.init(english: english)
  }
}

extension LocalizedText {
  package init(from decoder: any Decoder) throws {
    texts = try decoder.singleValueContainer().decode([Language: String].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}

// A dictionary of languages is an object in JSON, `{"en": …}`, and not a list of pairs.
extension Language: CodingKeyRepresentable {}
