// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import FoundationEssentials

/// How verdicts and trainings are kept: as JSON, whole, so that every report in every language can be
/// made from them again.
package enum VerdictCoding {
  /// The version of the form; what is kept in another one is not taken over but made anew.
  package static let version = 2

  package static func data(of verdict: ExerciseVerdict) throws -> Data {
    try JSONEncoder.ofAllNumbers.encode(verdict)
  }

  package static func data(of figures: TrainingFigures) throws -> Data {
    try JSONEncoder.ofAllNumbers.encode(figures)
  }

  package static func verdict(from data: Data) throws -> ExerciseVerdict {
    try JSONDecoder.ofAllNumbers.decode(ExerciseVerdict.self, from: data)
  }

  package static func figures(from data: Data) throws -> TrainingFigures {
    try JSONDecoder.ofAllNumbers.decode(TrainingFigures.self, from: data)
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

extension JSONDecoder {
  /// A new decoder of what ``JSONEncoder/ofAllNumbers`` writes.
  fileprivate static var ofAllNumbers: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: NonFinite.positive,
      negativeInfinity: NonFinite.negative,
      nan: NonFinite.nan
    )
    return decoder
  }
}
