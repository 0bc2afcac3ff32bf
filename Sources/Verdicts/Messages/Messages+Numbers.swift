// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Numbers in sentences, as the language writes them: `1,234.5` or `1.234,5`.
///
/// What a student's function returned and should return is no part of a sentence: it stands as the
/// program prints it, by ``NumberText``.
extension Messages {
  /// ``NumberText/count(_:)``.
  package func text(count: Int) -> String { asWritten(NumberText.count(count)) }

  /// ``NumberText/points(_:)``.
  package func text(points: Points) -> String { asWritten(NumberText.points(points)) }

  /// ``NumberText/mean(_:)``.
  package func text(mean: Double) -> String { asWritten(NumberText.mean(mean)) }

  /// ``NumberText/accuracy(_:)``.
  package func text(accuracy: Double) -> String { asWritten(NumberText.accuracy(accuracy)) }

  /// ``NumberText/seconds(_:)``.
  package func text(seconds: Double) -> String { asWritten(NumberText.seconds(seconds)) }

  /// ``NumberText/short(_:)``.
  package func text(short number: Double) -> String { asWritten(NumberText.short(number)) }

  /// ``NumberText/value(_:)``.
  package func text(value: Double) -> String { asWritten(NumberText.value(value)) }

  /// Digits with a decimal point and commas between thousands, as the language has them.
  package func asWritten(_ digits: String) -> String {
    say(digits, String(digits.map { $0 == "." ? "," : $0 == "," ? "." : $0 }))
  }
}
