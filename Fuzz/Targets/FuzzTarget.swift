// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A parser of what strangers or compilers write, and what has to hold whatever it reads.
///
/// Besides what an outcome tells: no trap, no hang, no more memory than the parser's limits allow;
/// the fuzzer watches over these.
package struct FuzzTarget: Sendable {
  package enum Outcome: Equatable, Sendable {
    /// The parser said what is wrong with it.
    case refused
    /// The parser took it, and all that has to hold does.
    case taken
    /// What does not hold.
    case broken(String)
  }

  package let name: String
  /// Reads an input; the same bytes give the same outcome.
  package let read: @Sendable ([UInt8]) -> Outcome

  /// All of them; what they put on disk is in a folder that is theirs.
  ///
  /// - Throws: where the folder can't be written.
  package static func all(in folder: String) throws -> [FuzzTarget] {
    [frames, answers, try course(in: folder), archives(in: folder), diagnostics]
  }
}

extension FuzzTarget.Outcome {
  /// Taken where it is true.
  init(_ holds: Bool, orElse fault: @autoclosure () -> String) {
    self = holds ? .taken : .broken(fault())
  }

  /// Broken where one is, else taken where one is.
  init(any outcomes: [FuzzTarget.Outcome]) {
    let broken = outcomes.first { if case .broken = $0 { true } else { false } }
    self = broken ?? (outcomes.contains(.taken) ? .taken : .refused)
  }
}
