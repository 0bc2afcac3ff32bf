// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit

/// A part of a value that differs: what is said about it, and both sides where they can be shown.
package struct ComparedPart: Equatable, Sendable {
  package let lines: [String]
  /// The expected value and the one that came back; empty, one or both.
  package let tables: [ValueTable]
}

extension Messages {
  /// A comparison's differences as ``details(of:in:)`` says them, with tables in place of the
  /// matrices' lines; the last part may only say how many more there are.
  package func parts(of comparison: Comparison) -> [ComparedPart] {
    let parts = comparison.differences.prefix(Self.mostShown).map { part(of: comparison, at: $0) }
    let more = comparison.differences.count - Self.mostShown
    guard more > 0 else { return parts }
    return parts + [ComparedPart(lines: [say("and \(more) more", "e mais \(more)")], tables: [])]
  }

  private func part(of comparison: Comparison, at difference: Difference) -> ComparedPart {
    switch difference {
    case .elements(let elements):
      ComparedPart(
        lines: details(of: elements).flatMap(\.lines),
        tables: elements.total > 1
          ? tables(of: comparison, at: difference.place, first: elements.first.index) : []
      )
    case .shape, .count, .type, .missing, .extra:
      ComparedPart(
        lines: [SafeText.line(sentence(difference), maxBytes: 500)],
        tables: tables(of: comparison, at: difference.place, first: nil)
      )
    }
  }

  /// Both values at a place; `first` is nil where they have no elements in common places.
  private func tables(of comparison: Comparison, at place: Place, first: [Int]?) -> [ValueTable] {
    let values = (comparison.expected.part(at: place), comparison.got.part(at: place))
    let tolerance = comparison.tolerance
    let name = ValueText.text(of: place)
    let labels = [
      say("\(name) expected", "\(name) esperado"), say("\(name) got", "\(name) obtido"),
    ]
    return zip([values.0, values.1], labels).compactMap { value, label in
      guard let value else { return nil }
      return ValueTable(of: value, label: SafeText.line(label), first: first ?? []) { position in
        guard first != nil, let expected = values.0, let got = values.1 else { return false }
        return !Comparer(tolerance: tolerance).isEqual(got, expected, at: position)
      }
    }
  }
}
