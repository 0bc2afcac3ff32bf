// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import TestSupport
import Testing
import Verdicts

/// Values and verdicts that the tests share.
enum Sample {
  static let exact = Tolerance(relative: 0, absolute: 0)
  static let tight = CourseSample.tolerance
  static let loose = Tolerance(relative: 1, absolute: 1e6)

  /// One value of each type.
  static let values: [Value] = [
    .int(3), .double(0.1), .bool(true), .string("é"), .ints([1, 2]),
    .doubles([.nan, .infinity, 1]),
    .strings(["a", ""]), .matrix(.ones(2, 3)), .matrices([.zeros(1, 2), .ones(2, 1)]),
    .parameters(["W1": .ones(2, 3), "b1": .zeros(2, 1)]), .tuple([.int(1), .doubles([])]),
  ]

  static let signature = CourseSample.signature

  static let mistake = Mistake(
    name: "xavier_scale",
    explanation: LocalizedText(
      english: "The weights have Xavier's scale.",
      others: [.portuguese: "Os pesos têm a escala de Xavier."]
    )
  )

  static func comparison(got: Value, expected: Value) -> Comparison {
    Comparison(got: got, expected: expected, within: tight)
  }

  static func training(
    costs: [Double] = [0.9, 0.5],
    expectedCosts: [Double]? = [0.9, 0.5],
    trainAccuracy: Double = 0.995,
    testAccuracy: Double = 0.96
  ) -> TrainingSummary {
    TrainingSummary(
      check: TrainingCheck(
        arguments: [.ints([2, 10, 5, 1])],
        dataset: "circles",
        iterations: 2000,
        learningRate: 0.01,
        costs: expectedCosts.map { TrainingCheck.ExpectedCosts(costs: $0, relative: 1e-3) },
        trainAccuracyAtLeast: 0.99,
        testAccuracyAtLeast: 0.95
      ),
      figures: TrainingFigures(
        costs: costs.enumerated().map { TrainingFigures.Cost(iteration: $0 * 1000, cost: $1) },
        trainAccuracy: trainAccuracy,
        testAccuracy: testAccuracy
      )
    )
  }

  static func verdict(
    _ name: String = "values 2-4-1",
    kind: Verdict.Kind = .values,
    visibility: Visibility = .public,
    points: Double = 3,
    finding: Finding? = nil,
    mistake: Mistake? = nil
  ) -> Verdict {
    Verdict(
      name: name,
      kind: kind,
      visibility: visibility,
      maxScore: Points(points),
      arguments: [.ints([2, 4, 1])],
      finding: finding,
      mistake: mistake,
      printed: PrintedText(text: "secret", byteCount: 6),
      seconds: 0.25
    )
  }

  static func exercise(_ verdicts: [Verdict]) -> ExerciseVerdict {
    ExerciseVerdict(name: "he", title: LocalizedText(english: "He"), verdicts: verdicts)
  }

  static func submission(_ exercises: [ExerciseVerdict]) -> SubmissionVerdict {
    SubmissionVerdict(
      course: "init",
      title: LocalizedText(english: "Initialisation"),
      submission: "ana",
      sandbox: .cgroup,
      exercises: exercises,
      wallSeconds: 1.5
    )
  }

  /// One finding of each kind, and of each kind of limit, difference and shortfall.
  static let findings: [Finding] =
    [
      .stubUntouched(returned: .parameters([:])), .stubUntouched(returned: .int(0)),
      .stubUntouched(returned: nil), .fileMissing(name: "he.swift"),
      .functionMissing(expected: signature),
      .signatureDiffers(expected: signature, found: "func he() -> Int"),
      .signatureDiffers(expected: signature, found: nil),
      .compilerErrors([diagnostic, diagnostic]), .compilerErrors([]),
      .trapped(Trap(reason: "Index out of range", file: "he.swift", line: 7)),
      .trapped(Trap(reason: "Segmentation fault")),
      .uncaughtException(type: "ZeroDivisionError", message: "division by zero", line: 3),
      .uncaughtException(type: "NameError", message: "name 'x' is not defined", line: 3, cell: 2),
      .functionMissing(
        expected: signature,
        in: .python,
        elsewhere: Elsewhere(kind: .inClass, line: 2, cell: 1)
      ),
      .signatureDiffers(expected: signature, found: "def he(a, b)", in: .python),
      .signatureDiffers(expected: signature, found: "he = lambda a, b", in: .python),
      .exited(code: 3), .noValue,
      .waitsFor(check: "values"),
      .trainingShortfalls(
        training(costs: [.infinity], trainAccuracy: 0.5, testAccuracy: 0.5).shortfalls
      ),
      .trainingShortfalls([.costCount(expected: 15, got: 1)]),
      .parametersDoNotFit([.missing(Place(steps: [.name("W2")]))]), .parametersDoNotFit([]),
      .infrastructureFault(reason: "disk full"), .sandboxUnavailable(reason: "no bwrap"),
    ]
    + rejections.map(Finding.rejected) + unsuitable.map(Finding.unsuitableValue)
    + limits.map(Finding.limit) + malformed.map(Finding.protocolViolation)
    + differing.map { Finding.differs(comparison(got: $0.0, expected: $0.1)) }

  static let diagnostic = Diagnostic(
    file: "he.swift",
    line: 4,
    column: 11,
    severity: .error,
    message: "cannot find 'x' in scope",
    sourceLine: "  let y = x"
  )

  /// One value that does not belong into a result of each kind.
  static let unsuitable: [UnsuitableValue] = [
    (.result, .parameters, .nothing), (b1, .matrix, .nothing),
    (b1, .matrix, .array(dimensions: [4])), (b1, .matrix, .arrayOf(elements: "object")),
    (b1, .matrix, .value(of: "list")), (.result, .int, .value(of: "E")),
    (.result, .parameters, .value(of: "generator")),
    (.result, .double, .array(dimensions: [2, 1])),
    (.result, .tuple([.int, .matrix]), .array(dimensions: [3])),
  ].map(UnsuitableValue.init)
  private static let b1 = Place(steps: [.name("b1")])

  static let malformed: [MalformedAnswer] = [
    .truncated, .trailingBytes(1), .trailingBytes(2000), .foreign,
    .lengthDiffers(announced: 8000, found: 7), .notUTF8, .tooManyMarks(limit: 30), .notABool(7),
    .impossibleCount(-1), .namesOutOfOrder("W1"),
  ]

  static let rejections: [RejectionReason] =
    ([
      .notJSON(line: 3), .notANotebook, .badCell(number: 2), .tooManyCells(limit: 10_000),
      .otherLanguage("r"), .tooDeep,
    ] as [RejectionReason.NotebookFault]).map { .noNotebook(name: "he.ipynb", $0) }
    + [.twoLanguages(name: "he.swift", other: "he.py")]
    + [.folder, .link, .device].map { .notARegularFile(name: "he.swift", kind: $0) }
    + [
      .tooLarge(name: "he.swift", limitBytes: 1 << 20),
      .tooLarge(name: "he.ipynb", limitBytes: 20 << 20), .notUTF8(name: "he.swift", offset: 30),
      .tooManyFiles(limit: 50), .tooManyFiles(limit: 50, in: .python),
      .unreadable(name: "he.swift", why: "Permission denied"),
      .tooManyEntries(name: "ada.zip", limit: 200),
      .unpacksTooLarge(name: "ada.zip", limitBytes: 20 << 20),
      .unpacksTooFar(name: "ada.zip", timesLimit: 100),
      .sameName(name: "He.swift", other: "he.swift"), .encrypted(name: "he.swift"),
      .damaged(name: "ada.zip"), .severalArchives(names: ["a.zip", "b.zip"]),
      .sameID(id: "ada", names: ["ada", "ada.tgz", "ada.zip", "ada.swift"]),
    ] + pathFaults.map { .unsuitablePath(name: "a/b.swift", $0) }

  static let pathFaults: [RejectionReason.PathFault] = [
    .absolute, .climbing, .backslash, .emptyName, .controlCharacter, .notUTF8, .tooDeep(limit: 8),
    .tooLong(limitBytes: 128),
  ]

  static let limits: [Limit] = [Limit.Phase.build, .run].flatMap { phase in
    [.cpuSeconds(5), .wallSeconds(10), .memoryMiB(512), .outputKiB(1024), .valueKiB(1024)]
      .map { Limit(phase: phase, resource: $0) }
  }

  /// Got and expected.
  static let differing: [(Value, Value)] = [
    (.int(1), .int(2)), (.double(.nan), .double(1)), (.bool(true), .bool(false)),
    (.string("a"), .string("b")), (.ints([1]), .ints([1, 2])),
    (.doubles([1, 2]), .doubles([2, 4])),
    (.matrix(.ones(1, 2)), .matrix(.ones(2, 1))), (.matrix(.ones(1, 2)), .matrix(.zeros(1, 2))),
    (.parameters(["b1": .ones(1, 1)]), .parameters(["W1": .ones(1, 1)])),
    (.tuple([.int(1), .bool(true)]), .tuple([.int(2), .bool(false)])), (.int(1), .double(1)),
  ]
}
