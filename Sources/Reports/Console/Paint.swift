// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The colours and weights of a terminal, or none of them.
package struct Paint: Sendable {
  /// How a piece of text stands out.
  package enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  package let isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  /// The text in a style; unchanged where colour is off, so that the words must suffice.
  package func callAsFunction(_ styles: Style..., text: String) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
