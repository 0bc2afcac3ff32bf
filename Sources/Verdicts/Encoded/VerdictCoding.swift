// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import FoundationEssentials

/// How a verdict is kept: as JSON, whole, so that every report in every language can be made from
/// it again.
package enum VerdictCoding {
  /// The version of the form; verdicts of another one are not taken over but graded anew.
  package static let version = 1

  package static func data(of verdict: ExerciseVerdict) throws -> Data {
    try JSONEncoder.ofAllNumbers.encode(verdict)
  }

  package static func verdict(from data: Data) throws -> ExerciseVerdict {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: NonFinite.positive,
      negativeInfinity: NonFinite.negative,
      nan: NonFinite.nan
    )
    return try decoder.decode(ExerciseVerdict.self, from: data)
  }
}

/// How the numbers that JSON doesn't have are written.
private enum NonFinite {
  static let positive = "inf"
  static let negative = "-inf"
  static let nan = "nan"
}

extension JSONEncoder {
  /// A new encoder that writes numbers that JSON doesn't have, too.
  package static var ofAllNumbers: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: NonFinite.positive,
      negativeInfinity: NonFinite.negative,
      nan: NonFinite.nan
    )
    return encoder
  }
}
