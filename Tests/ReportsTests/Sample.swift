// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing
import Verdicts

/// Submissions that the tests share, with the course's own numbers.
enum Sample {
  /// One exercise right, one wrong by Xavier's scale, one not begun.
  static let ana = submission(
    "ana",
    exercises: [zeros, random, he],
    wallSeconds: 1.284
  )

  /// Everything that can go wrong at compile time and at run time, one exercise each.
  static let bento = submission(
    "bento",
    exercises: [
      exercise(
        "build_failed",
        [
          build(.compilerErrors(diagnostics)), skippedValues,
          values(
            .waitsFor(check: "build"),
            name: "values 5-3",
            visibility: .hidden,
            seconds: nil
          ),
          training(.waitsFor(check: "build")),
        ]
      ),
      exercise("missing", [build(.functionMissing(expected: signature)), skippedValues]),
      exercise(
        "rejected",
        [build(.rejected(.tooLarge(name: "rejected.swift", limitBytes: 1 << 20))), skippedValues]
      ),
      exercise("crashed", [build(), values(.trapped(trap), printed: printed)]),
      exercise("time_limit", [build(), values(limit(.wallSeconds(10)), seconds: 10.004)]),
      exercise("output_limit", [build(), values(limit(.outputKiB(1024)), printed: flood)]),
      exercise("value_limit", [build(), values(limit(.valueKiB(1024)))]),
      exercise("wrong_shape", [build(), values(.differs(wrongShape))]),
      exercise("training", [build(), values(), training(missed)]),
    ]
  )

  /// A fault of the grader's own beside an exercise that passed.
  static let carla = submission(
    "carla",
    exercises: [
      exercise("zeros", [build(), values()]),
      exercise("he", [build(), values(.infrastructureFault(reason: diskFull))]),
    ]
  )

  /// Graded on a laptop without a sandbox.
  static let davi = submission(
    "davi",
    exercises: [exercise("he", [build(), values()])],
    sandbox: .none
  )

  /// On a machine without a compiler.
  static let elisa = submission(
    "elisa",
    exercises: ["zeros", "random", "he"].map { name in
      exercise(
        name,
        [
          build(
            .sandboxUnavailable(
              reason: "no 'swiftc' on PATH; install a Swift 6.3 toolchain or name its bin folder"
            )
          ),
          skippedValues, training(.waitsFor(check: "build")),
        ]
      )
    },
    sandbox: .unavailable
  )

  static let all = [ana, bento, carla, davi, elisa]

  // MARK: - Parts

  static func submission(
    _ id: String,
    exercises: [ExerciseVerdict],
    sandbox: SandboxLevel = .cgroup,
    wallSeconds: Double? = nil,
    course: String = "initialisation"
  ) -> SubmissionVerdict {
    SubmissionVerdict(
      course: course,
      title: LocalizedText(
        english: "Weight initialisation",
        others: [.portuguese: "Inicialização de pesos"]
      ),
      submission: id,
      sandbox: sandbox,
      exercises: exercises,
      wallSeconds: wallSeconds
    )
  }

  static func exercise(_ name: String, _ verdicts: [Verdict]) -> ExerciseVerdict {
    ExerciseVerdict(name: name, title: LocalizedText(english: "About \(name)"), verdicts: verdicts)
  }

  static func build(_ finding: Finding? = nil) -> Verdict {
    Verdict(name: "build", kind: .build, maxScore: .zero, finding: finding, seconds: 0.213)
  }

  static func values(
    _ finding: Finding? = nil,
    name: String = "values 2-4-1",
    visibility: Visibility = .public,
    points: Double = 3,
    mistake: Mistake? = nil,
    printed: PrintedText? = nil,
    seconds: Double? = 0.017
  ) -> Verdict {
    Verdict(
      name: name,
      kind: .values,
      visibility: visibility,
      maxScore: Points(points),
      arguments: [.ints([2, 4, 1])],
      finding: finding,
      mistake: mistake,
      printed: printed,
      seconds: seconds
    )
  }

  static let skippedValues = values(.waitsFor(check: "build"), seconds: nil)

  static func training(_ finding: Finding) -> Verdict {
    Verdict(name: "training", kind: .training, maxScore: Points(4), finding: finding)
  }

  static func training(_ training: TrainingSummary) -> Verdict {
    Verdict(
      name: "training",
      kind: .training,
      maxScore: Points(4),
      finding: training.shortfalls.isEmpty ? nil : .trainingShortfalls(training.shortfalls),
      training: training,
      seconds: 0.241
    )
  }

  static func limit(_ resource: Limit.Resource) -> Finding {
    .limit(Limit(phase: .run, resource: resource))
  }

  // MARK: - Exercises

  static let zeros = ExerciseVerdict(
    name: "initialize_parameters_zeros",
    title: LocalizedText(
      english: "Initialisation with zeros",
      others: [.portuguese: "Inicialização com zeros"]
    ),
    verdicts: [
      build(), values(name: "values 3-2-1"),
      values(
        name: "values 5-4-3-2",
        visibility: .hidden,
        printed: PrintedText(text: "5432", byteCount: 4)
      ),
      training(
        summary(
          costs: zerosCosts,
          expected: zerosCosts,
          accuracies: (0.5, 0.5),
          atLeast: (0.5, 0.5)
        )
      ),
    ]
  )

  static let random = ExerciseVerdict(
    name: "initialize_parameters_random",
    title: LocalizedText(
      english: "Large random initialisation",
      others: [.portuguese: "Inicialização aleatória"]
    ),
    verdicts: [
      build(), values(.stubUntouched(returned: .parameters([:])), name: "values 3-2-1"),
      values(
        .stubUntouched(returned: .parameters([:])),
        name: "values 4-4-2",
        visibility: .hidden
      ),
      training(.waitsFor(check: "values")),
    ]
  )

  static let he = ExerciseVerdict(
    name: "initialize_parameters_he",
    title: LocalizedText(english: "He initialisation", others: [.portuguese: "Inicialização He"]),
    verdicts: [
      build(), values(.differs(xavierForHe), mistake: xavier),
      values(
        .differs(Comparison(got: .int(1_234_567), expected: .int(7_654_321), within: tolerance)),
        name: "values 5-3",
        visibility: .hidden,
        mistake: xavier,
        printed: PrintedText(text: "hidden arguments", byteCount: 16),
        seconds: 0.999
      ),
      training(.waitsFor(check: "values")),
    ]
  )
}

extension SubmissionVerdict: CustomTestStringConvertible {
  /// The submission's id: the whole verdict would fill a screen.
  public var testDescription: String { submission }
}
