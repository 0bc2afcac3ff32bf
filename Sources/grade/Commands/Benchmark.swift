// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Training

extension Grade {
  /// For `Benchmarks/`: times one training and prints seconds.
  struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Time one training of 15,000 iterations.",
      shouldDisplay: false
    )

    @Option(help: "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kernel = Kernel.best

    func validate() throws {
      guard kernel.isAvailable else {
        throw ValidationError("this machine can't run the kernel '\(kernel.rawValue)'")
      }
    }

    func run() throws {
      let time = try TrainingBenchmark.measure(kernel, clock: ContinuousClock())
      Terminal.print("\(time / .seconds(1))\n")
    }
  }
}

extension Kernel: ExpressibleByArgument {}
