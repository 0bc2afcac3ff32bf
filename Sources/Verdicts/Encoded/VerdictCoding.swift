// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import FoundationEssentials

/// How a verdict is kept: as JSON, whole, so that every report in every language can be made from
/// it again.
package enum VerdictCoding {
  /// The version of the form; verdicts of another one are not taken over but graded anew.
  package static let version = 1

  private static let nonFinite = (positive: "inf", negative: "-inf", nan: "nan")

  package static func data(of verdict: ExerciseVerdict) throws -> Data {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: nonFinite.positive,
      negativeInfinity: nonFinite.negative,
      nan: nonFinite.nan
    )
    return try encoder.encode(verdict)
  }

  package static func verdict(from data: Data) throws -> ExerciseVerdict {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: nonFinite.positive,
      negativeInfinity: nonFinite.negative,
      nan: nonFinite.nan
    )
    return try decoder.decode(ExerciseVerdict.self, from: data)
  }
}
