// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One way to go wrong, tried on all the answers of an exercise.
protocol Hypothesis: Sendable {
  /// The cause, where it accounts for every answer within the tolerance and chance does not; else
  /// nil.
  func cause(of evidence: Evidence) -> Cause?
}

/// One way to go wrong with random draws, tried on all the answers of an exercise.
protocol DrawHypothesis: Sendable {
  /// As ``Hypothesis/cause(of:)``, where the expected values are known to be such draws.
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause?
}

extension Cause {
  /// The first cause that accounts for all the answers: the most specific and simplest one.
  ///
  /// What it costs is bounded by ``Evidence/mostNumbers`` and ``SeedSearch/seeds``.
  init?(of answers: [Answer]) {
    guard let evidence = Evidence(answers) else { return nil }
    if let cause = Self.first(of: Self.simple, in: evidence) {
      self = cause
    } else if let draws = ExpectedDraws(in: evidence),
      let cause = Self.ofDraws.lazy.compactMap({ $0.cause(of: evidence, drawing: draws) }).first
    {
      self = cause
    } else if let cause = SizeFactor().cause(of: evidence) {
      // After the draws: that their variance was used says more than the factor to which it comes.
      self = cause
    } else {
      return nil
    }
  }

  private static func first(of hypotheses: [any Hypothesis], in evidence: Evidence) -> Cause? {
    hypotheses.lazy.compactMap { $0.cause(of: evidence) }.first
  }

  /// Without a number of their own first.
  private static let simple: [any Hypothesis] = [
    ShiftedNames(), LayerCount(), TransposedMatrices(), OppositeSign(), SquaredValues(),
    RoundedValues(), SinglePrecision(), ConstantFactor(),
  ]

  private static let ofDraws: [any DrawHypothesis] = [
    ScalePower(), OrderOfDraws(), SkippedFirstLayer(), OtherDistribution(), DrawnBiases(),
    OtherSeed(),
  ]
}
