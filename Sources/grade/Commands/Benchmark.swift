// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reports
import Sandbox
import Training
import Verdicts

extension Grade {
  /// For `Benchmarks/`: times one training, or boxes, or pages, and prints seconds.
  struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Time one training of 15,000 iterations, or boxes, or pages.",
      shouldDisplay: false
    )

    @Option(help: "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kernel = Kernel.best

    @Option(help: "Time boxes instead, in so many rounds.")
    var boxes: Int?

    @Option(help: "Time a class's pages instead, written into this new folder.")
    var pages: String?

    @Option(help: "For so many submissions.")
    var submissions = 2000

    @OptionGroup var courseOptions: CourseOptions

    func validate() throws {
      guard kernel.isAvailable else {
        throw ValidationError("this machine can't run the kernel '\(kernel.rawValue)'")
      }
      guard submissions >= 1 else { throw ValidationError("at least one submission is needed") }
      guard boxes ?? 1 >= 1 else { throw ValidationError("at least one round is needed") }
    }

    func run() async throws {
      let clock = ContinuousClock()
      if let pages { return try timePages(in: BatchFolder(pages), clock) }
      guard let boxes else {
        let time = try TrainingBenchmark.measure(kernel, clock: clock)
        Terminal.print("\(time / .seconds(1))\n")
        return
      }
      let times = try await BoxBenchmark.measure(rounds: boxes, clock: clock)
      for (name, time) in [
        ("bare", times.bare), ("box", times.box), ("self-test", times.selfTest),
        ("remembered", times.remembered),
      ] {
        Terminal.print("\(name) \(time / .seconds(1))\n")
      }
    }

    private func timePages(in folder: BatchFolder, _ clock: ContinuousClock) throws {
      let disc = ClassGrid(
        classes: (0..<ClassGrid.side).flatMap { row in
          ClassGrid.points(inRow: row).map { $0.x * $0.x + $0.y * $0.y < 0.8 ? 1 : 0 }
        }
      )
      let result = try PageBenchmark.measure(
        try courseOptions.read(exercises: []),
        count: submissions,
        boundary: disc,
        into: folder,
        clock: clock
      )
      Terminal.print(
        """
        feedback \(result.feedback / .seconds(1))
        class \(result.classPage / .seconds(1))
        longest \(result.longestPage)
        class-bytes \(result.classBytes)

        """
      )
    }
  }
}

extension Kernel: ExpressibleByArgument {}
