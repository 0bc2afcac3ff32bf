// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A share of a whole, from none to all of it, in whole millionths: three times 0.1 is 0.3.
package struct Share: Codable, Comparable, Hashable, Sendable {
  package static let none = Share(millionths: 0)
  package static let all = Share(millionths: 1_000_000)

  /// 0 to 1,000,000.
  package let millionths: Int

  package init(millionths: Int) {
    precondition(
      (0...1_000_000).contains(millionths),
      "a share must be 0 to 1000000 millionths, but is \(millionths)"
    )
    self.millionths = millionths
  }

  /// So many times the share, `limit` at most; `count` is 0 or more.
  package func times(_ count: Int, atMost limit: Share) -> Share {
    let (product, overflow) = millionths.multipliedReportingOverflow(by: count)
    return overflow ? limit : Share(millionths: min(product, limit.millionths))
  }

  package static func < (left: Share, right: Share) -> Bool { left.millionths < right.millionths }
}
