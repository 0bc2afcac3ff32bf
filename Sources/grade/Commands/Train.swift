// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Grading
import Reports
import Training
import Verdicts

extension Grade {
  struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the course's network with a submission's function, as the notebook does.",
      discussion: """
        Prints the cost every 1,000 iterations and both accuracies. Without a name it trains all \
        exercises and ends with a comparison.

          grade train initialize_parameters_he --submission examples/ada

        Exit codes: 0 everything was trained, 1 something could not be, 64 to 70 as \
        'grade --help' says.
        """
    )

    @OptionGroup var arguments: ExerciseArguments
    @OptionGroup var submissionOptions: SubmissionOptions
    @OptionGroup var sandboxOptions: SandboxOptions
    @OptionGroup var pageOptions: PageOptions
    @OptionGroup var languageOption: LanguageOption
    @OptionGroup var courseOptions: CourseOptions

    @Flag(help: "Print the predicted classes of both sets, too, as numpy prints them.")
    var predictions = false

    func run() async throws {
      try sandboxOptions.check()
      try pageOptions.check()
      let course = try courseOptions.read(exercises: arguments.exercises)
      let submission = try submissionOptions.read(
        for: course,
        in: courseOptions.folder,
        owner: sandboxOptions.owner
      )
      let messages = Messages(in: languageOption.chosen)
      let trainable = course.exercises.filter { $0.training != nil }
      if !arguments.exercises.isEmpty, trainable.count < course.exercises.count {
        let name = course.exercises.first { $0.training == nil }?.name ?? ""
        throw UsageError(description: "the exercise '\(name)' has no training")
      }

      if sandboxOptions.unsafeNoSandbox {
        let paint = Paint(isOn: Surroundings.wantsColour)
        Terminal.print(paint(.bold, .red, text: messages.notForMarks) + "\n\n")
      }
      let outcomes = try await GradingSession.open(
        for: course,
        isSandboxed: !sandboxOptions.unsafeNoSandbox
      ) { session in
        let trainer = SubmissionTrainer(grader: session.grader(course))
        var outcomes: [(Exercise, SubmissionTrainer.Outcome)] = []
        for exercise in trainable {
          Terminal.print("\(exercise.title[messages.language]) · \(exercise.name)\n")
          let outcome = try await trainer.train(submission, exercise) { point in
            Terminal.print(messages.cost(point.cost, at: point.iteration) + "\n")
          }
          Terminal.print(text(of: outcome, messages) + "\n")
          outcomes.append((exercise, outcome))
        }
        return outcomes
      }
      let rows = outcomes.compactMap { exercise, outcome in
        outcome.result.map {
          (title: exercise.title[messages.language], train: $0.trainAccuracy, test: $0.testAccuracy)
        }
      }
      if arguments.exercises.isEmpty, !rows.isEmpty { Terminal.print(messages.comparison(rows)) }
      try pageOptions.write(TrainingPage.fileName(of: submission.id)) {
        try page(of: outcomes, submission: submission.id, course)
      }
      if rows.count < outcomes.count { throw Exit.notPassed }
    }

    private func page(
      of outcomes: [(Exercise, SubmissionTrainer.Outcome)],
      submission: String,
      _ course: CourseDefinition
    ) throws -> [UInt8] {
      let pages = try StudentPages(
        audience: .student,
        language: languageOption.chosen,
        datasets: course.datasets
      )
      let parts = outcomes.map { exercise, outcome in
        TrainingPage.Part(name: exercise.name, title: exercise.title, verdict: outcome.verdict)
      }
      return try TrainingPage(pages).bytes(
        of: parts,
        submission: submission,
        course: course.title,
        isNotForMarks: sandboxOptions.unsafeNoSandbox
      )
    }

    private func text(of outcome: SubmissionTrainer.Outcome, _ messages: Messages) -> String {
      switch outcome {
      case .notTrained(let verdict):
        return messages.notTrained + messages.message(of: verdict) + "\n"
      case .trained(let result, _):
        let accuracies = messages.accuracies(
          train: result.trainAccuracy,
          test: result.testAccuracy
        )
        guard predictions else { return accuracies }
        return accuracies + "predictions_train = \(numpyText(ofClasses: result.trainPredictions))\n"
          + "predictions_test = \(numpyText(ofClasses: result.testPredictions))\n"
      }
    }
  }
}
