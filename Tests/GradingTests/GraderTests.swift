// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Grading
import Synchronization
import TestSupport
import Testing
import Verdicts

/// Whole gradings of the built-in course in real boxes.
@Suite(.tags(.sandbox), .serialized) struct GraderTests {
  private static let he = "initialize_parameters_he"

  /// Grades a text as the file of one of the course's exercises.
  private func grade(_ source: String, for exercise: String = he) async throws -> ExerciseVerdict {
    let course = try CourseDefinition(reading: repositoryRoot, only: [exercise])
    return try await withHarness { harness, _ in
      let file = SourceFile(name: "\(exercise).swift", bytes: Array(source.utf8))
      let grader = Grader(course: course, harness: harness, sandbox: .cgroup)
      let submission = Submission(id: "ada", parts: [exercise: .files([file])])
      return try await grader.grade(submission, exercises: course.exercises).exercises[0]
    }
  }

  /// A right He initialisation, but for what `body` does first.
  private func solution(_ body: String = "", imports: String = "") -> String {
    """
    import CourseKit
    \(imports)
    func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
      \(body)
      var parameters: Parameters = [:]
      var random = RandomState(seed: 3)
      for l in 1..<layers_dims.count {
        let scale = (2 / Double(layers_dims[l - 1])).squareRoot()
        parameters["W\\(l)"] = random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters["b\\(l)"] = .zeros(layers_dims[l], 1)
      }
      return parameters
    }
    """
  }

  /// `name: status` of each verdict.
  private func statuses(_ verdict: ExerciseVerdict) -> [String] {
    verdict.verdicts.map { "\($0.name): \($0.status.rawValue)" }
  }

  @Test("A right solution gets full marks and the costs of its training")
  func rightSolution() async throws {
    let verdict = try await grade(solution("print(\"hello\")"))

    #expect(verdict.status == .passed)
    #expect(verdict.score == verdict.maxScore)
    #expect(verdict.verdicts[1].printed == PrintedText(text: "hello\n", byteCount: 6))
    let training = try #require(verdict.verdicts.last?.training)
    #expect(training.figures.costs.count == 15)
    #expect(training.figures.trainAccuracy == 298.0 / 300)
    #expect(training.figures.testAccuracy == 0.96)
    // 75 weights, as they are intended to be; inside the circle is class 1, and outside is class 0.
    #expect(training.weights?.got.reduce(0, +) == 75)
    let intended = try #require(training.weights?.expected)
    #expect((intended.reduce(0, +) - 75).magnitude < 0.5)
    #expect(training.figures.boundary?.rows[50].contains { $0.contains(50) } == true)
    #expect(training.figures.boundary?.rows[0] == [])
  }

  @Test(
    "A case that ends badly leaves the others graded",
    arguments: [
      ("if layers_dims == [5, 3] { while true {} }", "time_limit"),
      ("if layers_dims == [5, 3] { exit(0) }", "no_result"),
      ("if layers_dims == [5, 3] { exit(9) }", "nonzero_exit"),
      ("if layers_dims == [5, 3] { fatalError() }", "crashed"),
      ("if layers_dims == [5, 3] { while true { print(\"flood\") } }", "output_limit"),
      (
        "if layers_dims == [5, 3] { print([Double](repeating: 1, count: 1 << 27).count) }",
        "memory_limit"
      ),
    ]
  )
  func oneBadCase(_ body: String, _ status: String) async throws {
    let verdict = try await grade(solution(body, imports: "import Foundation"))

    #expect(
      statuses(verdict) == [
        "build: passed", "values 2-4-1: passed", "values 5-3: \(status)", "values 10-3: passed",
        "values 3-2-1: passed", "values 2-10-5-1: passed", "values 4-6-6-3-2: passed",
        "training: skipped",
      ]
    )
    #expect(verdict.score == Points(5))
  }

  @Test(
    "What can't be built is told apart, and nothing else is run",
    arguments: [
      ("import CourseKit\nfunc other() {}", "missing"),
      ("", "missing"),
      ("import CourseKit\nfunc initialize_parameters_he(_ n: Int) -> Int { n }", "build_failed"),
      ("func initialize_parameters_he(", "build_failed"),
    ]
  )
  func notBuilt(_ source: String, _ status: String) async throws {
    let verdict = try await grade(source)

    #expect(verdict.verdicts.first?.status.rawValue == status)
    #expect(verdict.verdicts.dropFirst().allSatisfy { $0.status == .skipped })
    #expect(verdict.score == .zero)
  }

  @Test("Right values with another seed's training are right values; a missed threshold is said")
  func thresholds() async throws {
    let source = """
      import CourseKit
      func initialize_parameters_zeros(_ layers_dims: [Int]) -> Parameters {
        var parameters: Parameters = [:]
        for l in 1..<layers_dims.count {
          parameters["W\\(l)"] = .zeros(layers_dims[l], layers_dims[l - 1])
          parameters["b\\(l)"] = .zeros(layers_dims[l], 1)
        }
        return parameters
      }
      """

    let verdict = try await grade(source, for: "initialize_parameters_zeros")

    #expect(verdict.status == .passed)
    #expect(verdict.verdicts.last?.training?.figures.trainAccuracy == 0.5)
  }

  @Test("Graded twice, a submission gets the same verdict, times apart")
  func determinism() async throws {
    let first = try await grade(solution())
    let second = try await grade(solution())

    let messages = Messages(in: .english)
    #expect(statuses(first) == statuses(second))
    #expect(first.verdicts.map(\.training) == second.verdicts.map(\.training))
    #expect(first.verdicts.map(messages.message) == second.verdicts.map(messages.message))
  }

  @Test("A file that does not compile costs its own exercise, however the others are built")
  func oneBrokenFile() async throws {
    let course = try CourseDefinition(reading: repositoryRoot)
    let verdict = try await withHarness { harness, _ in
      let names = course.exerciseNames
      let sources = [
        "import CourseKit\nfunc \(names[0])(_ sizes: [Int]) -> Parameters { [:] }",
        "import CourseKit\nfunc \(names[1])(_ sizes: [Int]) -> Parameters { 1 }",
        solution(),
      ]
      let parts = zip(names, sources).map { name, source in
        (
          name,
          Submission.Part.files([
            SourceFile(name: "\(name).swift", bytes: Array(source.utf8))
          ])
        )
      }
      return try await Grader(course: course, harness: harness, sandbox: .cgroup)
        .grade(
          Submission(id: "ada", parts: Dictionary(uniqueKeysWithValues: parts)),
          exercises: course.exercises
        )
    }

    #expect(verdict.exercises.map(\.status) == [.notImplemented, .buildFailed, .passed])
  }

  @Test("Trainings that begin with equal parameters are run once")
  func trainingsAreRemembered() async throws {
    let course = try CourseDefinition(reading: repositoryRoot, only: [Self.he])
    let costs = Mutex(0)
    let verdicts = try await withHarness { harness, _ in
      let grader = Grader(course: course, harness: harness, sandbox: .cgroup) { progress in
        if case .training = progress { costs.withLock { $0 += 1 } }
      }
      let file = SourceFile(name: "\(Self.he).swift", bytes: Array(solution().utf8))
      let submission = Submission(id: "ada", parts: [Self.he: .files([file])])
      async let first = grader.grade(submission, exercises: course.exercises)
      async let second = grader.grade(submission, exercises: course.exercises)
      return try await [first, second]
    }

    #expect(verdicts.map(\.status) == [.passed, .passed])
    #expect(costs.withLock { $0 } == 15)
  }

  @Test(
    "Draws without a seed are told from wrong ones by calling once more",
    arguments: [
      ("Double.random(in: -1...1)", .notRepeatable), ("Double(l * l + 3)", nil),
    ] as [(String, Cause?)]
  )
  func unseeded(_ element: String, _ cause: Cause?) async throws {
    let source = """
      import CourseKit
      func initialize_parameters_he(_ layers_dims: [Int]) -> Parameters {
        var parameters: Parameters = [:]
        for l in 1..<layers_dims.count {
          parameters["W\\(l)"] = Matrix.zeros(layers_dims[l], layers_dims[l - 1])
            .map { _ in \(element) }
          parameters["b\\(l)"] = .zeros(layers_dims[l], 1)
        }
        return parameters
      }
      """

    let verdict = try await grade(source)

    let values = verdict.verdicts.filter { $0.kind == .values }
    #expect(values.allSatisfy { $0.status == .wrongValue && $0.cause == cause })
  }

  @Test("What is intended of weights is not taken from a case, which may be hidden")
  func intendedWeights() async throws {
    let course = try CourseDefinition(reading: repositoryRoot, only: [Self.he])
    let exercise = course.exercises[0]
    let withoutCases = Exercise(
      title: exercise.title,
      signature: exercise.signature,
      points: exercise.points,
      checks: exercise.checks.filter { if case .training = $0.kind { true } else { false } },
      mistakes: []
    )
    let file = SourceFile(name: "\(Self.he).swift", bytes: Array(solution().utf8))
    let submission = Submission(id: "ada", parts: [Self.he: .files([file])])

    let trainings = try await withHarness { harness, _ in
      let trainer = SubmissionTrainer(
        grader: Grader(course: course, harness: harness, sandbox: .cgroup)
      )
      return [
        try await trainer.train(submission, exercise) { _ in },
        try await trainer.train(submission, withoutCases) { _ in },
      ]
    }

    let weights = trainings.map(\.verdict.training?.weights)
    #expect(weights[0]?.expected != nil)
    #expect(weights[0] == weights[1])
  }
}
