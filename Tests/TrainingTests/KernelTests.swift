// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing
import Training

/// That a result does not depend on the processor.
struct KernelTests {
  /// A training to run under every kernel.
  struct Case: CustomTestStringConvertible, Sendable {
    let layerSizes: [Int]
    let samples: Int
    let iterations: Int
    var scale = 1.0
    var special: Double?

    var testDescription: String {
      let network = layerSizes.map(String.init).joined(separator: "-")
      let extra = special.map { ", with \($0)" } ?? ""
      return "\(network), \(samples) samples, weights times \(scale)\(extra)"
    }

    /// Numbers from -2 to 2 times the scale; the special value is one of the first weights.
    var initial: Parameters {
      var random = RandomState(seed: 5)
      var parameters: Parameters = [:]
      for layer in 1..<layerSizes.count {
        let (units, inputs) = (layerSizes[layer], layerSizes[layer - 1])
        let weights = random.rand(units, inputs) * 4 - .ones(units, inputs) * 2
        parameters["W\(layer)"] = weights * scale
        parameters["b\(layer)"] = random.rand(units, 1)
      }
      if let special { parameters["W1"]?[0, 0] = special }
      return parameters
    }

    var dataSet: DataSet {
      var random = RandomState(seed: 6)
      return DataSet(
        inputs: random.rand(layerSizes[0], samples) * 2 - .ones(layerSizes[0], samples),
        labels: (0..<samples).map { _ in random.randint(0, 2) }
      )
    }

    /// The bits of every cost and of every parameter.
    func bits(_ kernel: Kernel) throws -> [UInt64] {
      let trained = try GradientDescent(
        learningRate: 0.01,
        iterations: iterations,
        costInterval: 10
      ).train(initial: initial, on: dataSet, kernel: kernel)
      let parameters = trained.parameters.sorted { $0.key < $1.key }.flatMap(\.value.elements)
      return (trained.costs.map(\.cost) + parameters).map(\.bitPattern)
    }
  }

  @Test("The baseline kernel is always available, and the best one is too")
  func availability() {
    #expect(Kernel.available.first == .baseline)
    #expect(Kernel.available.last == .best)
  }

  @Test(
    "Every kernel gives the same bits",
    arguments: [
      Case(layerSizes: [2, 10, 5, 1], samples: 300, iterations: 200),
      Case(layerSizes: [2, 10, 5, 1], samples: 300, iterations: 200, scale: 10),
      Case(layerSizes: [2, 10, 5, 1], samples: 300, iterations: 100, scale: 1e-160),
      Case(layerSizes: [1, 1], samples: 1, iterations: 50),
      Case(layerSizes: [3, 1], samples: 7, iterations: 50),
      Case(layerSizes: [2, 4, 1], samples: 8, iterations: 50),
      Case(layerSizes: [4, 6, 6, 3, 1], samples: 63, iterations: 50),
      Case(layerSizes: [4, 6, 6, 3, 1], samples: 64, iterations: 50),
      Case(layerSizes: [5, 7, 2, 9, 3, 1], samples: 129, iterations: 50),
      Case(layerSizes: [2, 3, 1], samples: 13, iterations: 50, special: .nan),
      Case(layerSizes: [2, 3, 1], samples: 13, iterations: 50, special: .infinity),
      Case(layerSizes: [2, 3, 1], samples: 13, iterations: 50, special: -.infinity),
      Case(layerSizes: [2, 3, 1], samples: 13, iterations: 50, special: .leastNonzeroMagnitude),
      Case(layerSizes: [2, 3, 1], samples: 13, iterations: 50, special: 1e308),
    ]
  )
  func sameBits(_ training: Case) throws {
    let expected = try training.bits(.baseline)

    for kernel in Kernel.available {
      #expect(try training.bits(kernel) == expected, "\(kernel)")
    }
  }

  @Test("The recorded bits of a training come out, whatever the machine")
  func recordedBits() throws {
    let training = Case(layerSizes: [2, 10, 5, 1], samples: 301, iterations: 100)

    let hash = try training.bits(.best).reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ $1) &* 0x100_0000_01b3
    }

    #expect(String(hash, radix: 16) == "12095a98756e94be")
  }
}
