// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Reports
import Verdicts

/// What pages show beyond other reports.
extension Sample {
  /// A disc of class 1 in the middle.
  static let disc = ClassGrid(
    classes: (0..<ClassGrid.side).flatMap { row in
      ClassGrid.points(inRow: row).map { $0.x * $0.x + $0.y * $0.y < 0.8 ? 1 : 0 }
    }
  )

  /// As fine as a grid can be.
  static let chequers = ClassGrid(
    classes: (0..<ClassGrid.side * ClassGrid.side).map { ($0 + $0 / ClassGrid.side) % 2 }
  )

  static func trained(_ boundary: ClassGrid = disc) -> TrainingSummary {
    TrainingSummary(
      check: missed.check,
      figures: TrainingFigures(
        costs: missed.figures.costs,
        trainAccuracy: missed.figures.trainAccuracy,
        testAccuracy: missed.figures.testAccuracy,
        boundary: boundary
      ),
      weights: WeightDistribution(
        of: [heParameters["W1"].map { $0.map { $0 * 10 }.elements } ?? []],
        intended: IntendedWeights(standardDeviations: [1])
      )
    )
  }

  static let circles = DataSetFixture(
    train: DataSetFixture.Part(
      inputs: Matrix(rows: 2, columns: 3, elements: [0, 0.9, 2, 0.1, -0.9, 0]),
      labels: [1, 0, 1]
    ),
    test: DataSetFixture.Part(inputs: .zeros(2, 1), labels: [0])
  )

  /// A submission with plots.
  static let fabio = submission(
    "fabio",
    exercises: [exercise("he", [build(), values(), training(trained())])]
  )

  /// Whoever reads this as markup, in an attribute or behind a combining accent, is open to attack.
  static let hostileText =
    "</pre><script>document.title='taken'</script><svg onload=\"document.title='taken'\">"
    + "'\"\u{301} onmouseover=\"x\" &lt; \u{202E}gnihton\u{2066} {{submission}} <!-- ]]> \u{0}\u{7}"

  /// The same text wherever a student's can stand, and lines of a megabyte.
  static let hostile: SubmissionVerdict = {
    let flood = hostileText + String(repeating: "<b>&\"'", count: 180_000)
    let printed = PrintedText(text: flood, byteCount: flood.utf8.count)
    var got = heParameters
    got[hostileText] = Matrix(
      rows: 200,
      columns: 200,
      elements: .init(repeating: 0.1, count: 40_000)
    )
    got["W1"] = Matrix(rows: 500, columns: 80, elements: .init(repeating: 1e300, count: 40_000))
    let differs = Comparison(
      got: .parameters(got),
      expected: .parameters(heParameters),
      within: tolerance
    )
    let diagnostic = Diagnostic(
      file: hostileText,
      line: 1,
      column: 1,
      severity: .error,
      message: flood,
      sourceLine: hostileText
    )
    let checks = (1...8).map {
      values(.differs(differs), name: "values \($0)", printed: printed)
    }
    return submission(
      hostileText,
      exercises: [
        exercise("one", [build()] + checks + [training(trained(chequers))]),
        exercise("two", [build()] + checks + [training(trained(chequers))]),
        exercise("three", [build()] + checks + [training(trained(chequers))]),
        exercise("four", [build(.compilerErrors(.init(repeating: diagnostic, count: 40)))]),
        exercise("five", [build(.signatureDiffers(expected: signature, found: flood))]),
        exercise(
          "six",
          [build(), values(.trapped(Trap(reason: flood, file: hostileText, line: 1)))]
        ),
        exercise(
          "seven",
          [build(), values(.uncaughtException(type: hostileText, message: flood, line: 1))]
        ),
        exercise("eight", [build(.rejected(.notUTF8(name: hostileText, offset: 0)))]),
        exercise("nine", [build(), values(.protocolViolation(.namesOutOfOrder(flood)))]),
      ]
    )
  }()

  /// A class of so many with as many checks as the built-in course has: right ones, mistakes,
  /// crashes, nothing done, ungraded.
  static func classOf(_ count: Int) -> [SubmissionVerdict] {
    let findings: [Finding?] = [
      nil, .differs(xavierForHe), .stubUntouched(returned: nil), .trapped(trap), nil,
      .waitsFor(check: "build"), nil, .infrastructureFault(reason: "the disk is full"),
    ]
    let exercises = findings.map { finding in
      ["zeros", "random", "he"].map { name in
        let checks = (1...6).map { values(finding, name: "values \($0)", mistake: xavier) }
        return exercise(name, [build()] + checks + [training(.waitsFor(check: "values"))])
      }
    }
    return (0..<count).map { number in
      submission("student-\(number)", exercises: exercises[number % exercises.count])
    }
  }
}
