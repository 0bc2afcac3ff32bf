// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

internal import Glibc

/// One axis of a plot: what it covers, where its ticks are, and what it is called.
struct Axis {
  let low: Double
  let high: Double
  let ticks: [Double]
  let title: String

  /// Covers numbers exactly, with ticks at round numbers among them.
  init(over range: ClosedRange<Double>, title: String) {
    low = range.lowerBound
    high = range.upperBound
    self.title = title
    let step = Self.step(for: high - low)
    ticks = Self.multiples(
      of: step,
      from: (low / step).rounded(.up),
      to: (high / step).rounded(.down)
    )
  }

  /// Covers numbers from a tick to a tick.
  init(around range: ClosedRange<Double>, title: String) {
    self.title = title
    // Beyond this no step is finite.
    let bounds = (max(range.lowerBound, -1e300), min(range.upperBound, 1e300))
    let isFlat = bounds.0 == bounds.1
    let margin = isFlat ? max(1, bounds.0.magnitude) / 2 : 0
    let ends = (bounds.0 - margin, bounds.1 + margin)
    let step = Self.step(for: ends.1 - ends.0)
    ticks = Self.multiples(
      of: step,
      from: (ends.0 / step).rounded(.down),
      to: (ends.1 / step).rounded(.up)
    )
    low = ticks.first ?? ends.0
    high = ticks.last ?? ends.1
  }

  /// Covers what is counted from 0 on, with ticks at whole numbers alone, of which there are two at
  /// least.
  init(counting most: Double, title: String) {
    // Beyond this no step is finite.
    let most = min(max(most, 1), 1e300)
    let step = max(Self.step(for: most), 1)
    self.title = title
    ticks = Self.multiples(of: step, from: 0, to: (most / step).rounded(.up))
    low = 0
    high = ticks.last ?? most
  }

  /// Where a number lies: 0 at the low end, 1 at the high one, and at an end if it is beyond it.
  func share(of number: Double) -> Double {
    // Halved, since the distance between two finite numbers may be infinite.
    let share = (number / 2 - low / 2) / (high / 2 - low / 2)
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  /// A tick's number in few digits; 0 in the midst of others is 0 and not what rounding left.
  func label(of tick: Double, _ messages: Messages) -> String {
    if tick.magnitude < 1e7, tick == tick.rounded() { return messages.text(count: Int(tick)) }
    let text = NumberText.short(tick)
    return messages.asWritten(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// 1, 2 or 5 times a power of ten, so that there are four to nine ticks.
  private static func step(for distance: Double) -> Double {
    let rough = distance / 5
    let power = pow(10, log10(rough).rounded(.down))
    let digit = rough / power
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10)
  }

  private static func multiples(of step: Double, from first: Double, to last: Double) -> [Double] {
    // Where the distance is small beside the numbers themselves, steps can't be counted exactly.
    guard step.isFinite, step > 0, last - first >= 0, last - first <= 20 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }
}
