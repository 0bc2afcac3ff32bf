// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Verdicts

extension Encodable {
  /// The same bytes for equal values, for a digest.
  var canonicalBytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder.ofAllNumbers
      encoder.outputFormatting = .sortedKeys
      return Array(try encoder.encode(self))
    }
  }
}
