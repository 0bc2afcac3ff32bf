// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// The draws are those of another seed; or of none that is tried, but the same ones in every case.
///
/// That no seed was set can't be said here: nothing in the numbers tells such draws from any others. It
/// shows when the function is called once more, ``Cause/notRepeatable``.
struct OtherSeed: DrawHypothesis {
  func cause(of evidence: Evidence, drawing expected: ExpectedDraws) -> Cause? {
    let sample = expected.sample
    let seed = sample.firstSeed(drawing: sample.got, of: [expected.distribution]) {
      seed,
      distribution -> UInt32? in
      guard seed != expected.seed else { return nil }
      let draws = distribution.draws(expected.draws.count, seed: seed)
      let agreement = expected.agreement(in: evidence, from: draws) { plan, _ in plan }
      return agreement?.isTelling(choices: SeedSearch.seeds.count) == true ? seed : nil
    }
    if let seed { return .seed(got: seed, expected: expected.seed) }
    return repeatsDraws(in: evidence, drawing: expected) ? .otherDraws : nil
  }

  /// Whether every case begins with the same draws, which have nothing to do with the expected ones.
  private func repeatsDraws(in evidence: Evidence, drawing expected: ExpectedDraws) -> Bool {
    let streams = evidence.records.compactMap { expected.plans[$0.index].stream(of: $0) }
    guard streams.count == evidence.records.count,
      let longest = streams.indices.max(by: { streams[$0].count < streams[$1].count }),
      areUnrelated(streams[longest], expected.draws)
    else { return false }
    let repeated = { (evidence: Evidence) in
      expected.agreement(in: evidence, from: streams[longest]) { plan, _ in plan }
    }
    // The longest stream is what the others are held against: by itself it shows nothing.
    return repeated(evidence) != nil
      && repeated(evidence.without(longest))?.isTelling(free: 1) == true
  }

  /// Whether numbers look like draws of their own: around 0 with about the variance of `draws`, and
  /// neither they nor their sizes go with those of `draws`, as those of a function of them would.
  private func areUnrelated(_ numbers: [Double], _ draws: [Double]) -> Bool {
    guard numbers.count >= 16, numbers.count <= draws.count else { return false }
    let draws = Array(draws.prefix(numbers.count))
    let spread = numbers.variance / draws.variance
    return (0.3...3).contains(spread)
      && numbers.mean.magnitude <= draws.mean.magnitude + draws.variance.squareRoot()
      && correlation(numbers, draws).magnitude < 0.6
      && correlation(numbers.map(\.magnitude), draws.map(\.magnitude)).magnitude < 0.6
  }

  private func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let means = (left.mean, right.mean)
    let products = zip(left, right).map { ($0 - means.0) * ($1 - means.1) }
    return products.mean / (left.variance * right.variance).squareRoot()
  }
}

extension DrawPlan {
  /// What the answer's drawn parts are multiples of; nil where they have other shapes.
  fileprivate func stream(of record: Record) -> [Double]? {
    guard record.got.count == record.expected.count else { return nil }
    var stream: [Double] = []
    for step in steps {
      let elements = record.got[step.part].matrix.elements
      guard elements.count == record.expected[step.part].matrix.elements.count else { return nil }
      stream += elements.map { $0 / step.scale }
    }
    return stream
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }

  fileprivate var variance: Double {
    let mean = mean
    return map { ($0 - mean) * ($0 - mean) }.mean
  }
}
