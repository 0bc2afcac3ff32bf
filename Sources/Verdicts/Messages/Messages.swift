// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// Every sentence that this room says to people, in one language.
///
/// The two languages stand side by side, so that no sentence can lack one: a new language is a
/// further parameter of `say`, and the compiler then lists what is to be translated. Numbers in
/// sentences are the language's, by `text(count:)` and the like; a program's values stand as it prints
/// them.
package struct Messages: Sendable {
  package let language: Language

  package init(in language: Language) {
    self.language = language
  }

  /// The sentence of the language, from the same sentence in each.
  package func say(_ english: String, _ portuguese: String) -> String {
    switch language {
    case .english: english
    case .portuguese: portuguese
    }
  }
}
