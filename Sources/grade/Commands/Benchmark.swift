// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Sandbox
import Training

extension Grade {
  /// For `Benchmarks/`: times one training, or boxes, and prints seconds.
  struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Time one training of 15,000 iterations, or boxes.",
      shouldDisplay: false
    )

    @Option(help: "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kernel = Kernel.best

    @Option(help: "Time boxes instead, in so many rounds.")
    var boxes: Int?

    func validate() throws {
      guard kernel.isAvailable else {
        throw ValidationError("this machine can't run the kernel '\(kernel.rawValue)'")
      }
      guard boxes ?? 1 >= 1 else { throw ValidationError("at least one round is needed") }
    }

    func run() async throws {
      let clock = ContinuousClock()
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
  }
}

extension Kernel: ExpressibleByArgument {}
