// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// A number of points, kept in whole millionths so that sums are exact.
///
/// Ten points shared between three cases add up to ten again, and 0.1 + 0.2 is 0.3: with `Double`
/// neither holds, and a mark would depend on the order of addition.
package struct Points: Codable, Comparable, Hashable, AdditiveArithmetic, Sendable {
  package static let zero = Points(millionths: 0)
  /// The most points that a course may give for one thing.
  package static let upperBound = 1e9

  package let millionths: Int

  package init(millionths: Int) {
    self.millionths = millionths
  }

  /// The nearest whole number of millionths to a number of points in `0...upperBound`.
  package init(_ points: Double) {
    precondition(
      (0...Self.upperBound).contains(points),
      "points must be 0 to \(Self.upperBound), but are \(points)"
    )
    millionths = Int((points * 1e6).rounded())
  }

  /// As ``init(_:)``, of a number that was stored; nil where it is no number of points.
  package init?(checking points: Double) {
    guard (0...Self.upperBound).contains(points) else { return nil }
    self.init(points)
  }

  /// The number of points as the nearest `Double`.
  package var value: Double { Double(millionths) / 1e6 }

  /// Even shares that add up to exactly these points.
  ///
  /// The first ones are larger by a millionth where they don't divide. There is at least 1 share.
  package func shared(among count: Int) -> [Points] {
    precondition(count >= 1, "the number of shares must be at least 1, but is \(count)")
    let (share, rest) = millionths.quotientAndRemainder(dividingBy: count)
    return (0..<count).map { Points(millionths: share + ($0 < rest ? 1 : 0)) }
  }

  /// A share of these points, rounded down to a millionth.
  package func part(_ share: Share) -> Points {
    Points(millionths: Int(Int128(millionths) * Int128(share.millionths) / 1_000_000))
  }

  package static func < (left: Points, right: Points) -> Bool {
    left.millionths < right.millionths
  }

  package static func + (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths + right.millionths)
  }

  package static func - (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths - right.millionths)
  }
}
