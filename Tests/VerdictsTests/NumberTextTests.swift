// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

struct NumberTextTests {
  @Test(
    "Values have at most eight significant digits and look like doubles",
    arguments: [
      (1.7886284734303186, "1.7886285"), (17.886284734303186, "17.886285"), (0, "0.0"), (2, "2.0"),
      (-0.0, "-0.0"), (1e-9, "1e-09"), (0.0001, "0.0001"), (123456789, "1.2345679e+08"),
      (12345678, "12345678.0"), (1.0 / 3, "0.33333333"), (.infinity, "inf"), (-.infinity, "-inf"),
      (.nan, "nan"), (-.nan, "nan"), (.leastNonzeroMagnitude, "4.9406565e-324"),
    ] as [(Double, String)]
  )
  func value(number: Double, text: String) {
    #expect(NumberText.value(number) == text)
  }

  @Test("Numbers that differ only beyond eight digits are printed with all of them")
  func pair() {
    #expect(NumberText.pair(0.1, 0.1 + 0x1p-40) == ("0.1", "0.1000000000009095"))
    #expect(NumberText.pair(0.1, 0.2) == ("0.1", "0.2"))
  }

  @Test(
    "Errors have three significant digits and an exponent",
    arguments: [
      (0.0012, "1.20e-03"), (4.36509851, "4.37e+00"), (0, "0.00e+00"), (.infinity, "inf"),
      (1.7e308, "1.70e+308"),
    ] as [(Double, String)]
  )
  func error(number: Double, text: String) {
    #expect(NumberText.error(number) == text)
  }

  @Test(
    "Accuracies have at most four decimals",
    arguments: [(1, "1.0"), (0.5, "0.5"), (0.9933333333, "0.9933"), (0, "0.0"), (.nan, "nan")]
      as [(Double, String)]
  )
  func accuracy(number: Double, text: String) {
    #expect(NumberText.accuracy(number) == text)
  }

  @Test("In a sentence numbers have the language's own decimal mark, and the other at thousands")
  func languages() {
    let texts = [Messages(in: .english), Messages(in: .portuguese)].map { messages in
      [
        messages.text(count: 14_000), messages.text(points: Points(1234.5)),
        messages.text(accuracy: 0.9933), messages.text(short: 0.0832), messages.text(value: -1e-9),
      ]
    }

    #expect(texts[0] == ["14,000", "1234.5", "0.9933", "0.0832", "-1e-09"])
    #expect(texts[1] == ["14.000", "1234,5", "0,9933", "0,0832", "-1e-09"])
  }

  @Test("The longest number fits")
  func longest() {
    #expect(NumberText.accuracy(-.greatestFiniteMagnitude).utf8.count == 312)
  }

  @Test(
    "Counts have commas between thousands",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (14000, "14,000"), (1_234_567, "1,234,567"),
      (-1000, "-1,000"),
    ]
  )
  func count(number: Int, text: String) {
    #expect(NumberText.count(number) == text)
  }

  @Test(
    "Seconds lose the zeros that end them",
    arguments: [(10, "10"), (0.5, "0.5"), (1.25, "1.25")] as [(Double, String)]
  )
  func seconds(number: Double, text: String) {
    #expect(NumberText.seconds(number) == text)
  }

  @Test(
    "A size has the largest unit that it is a whole number of",
    arguments: [
      (1 << 20, "1 MiB"), (64 << 10, "64 KiB"), (1536 << 10, "1536 KiB"), (512 << 20, "512 MiB"),
      (2 << 30, "2 GiB"), (100, "100 bytes"), (1, "1 byte"), (0, "0 bytes"),
    ]
  )
  func size(bytes: Int, text: String) {
    #expect(NumberText.size(bytes: bytes) == text)
  }
}
